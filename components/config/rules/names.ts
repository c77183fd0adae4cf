import { namesOf } from "../names";
import type { Rules } from "./refusal";

/** EKS CreateCluster, `name`. */
const CLUSTER_NAME = /^[0-9A-Za-z][A-Za-z0-9_-]{0,99}$/;

export const nameRules: Rules = {
    clusterNameFits: ({ team }, { stack }) => {
        const { clusterName } = namesOf(team, stack);
        return (
            !CLUSTER_NAME.test(clusterName) && {
                path: "team",
                rule: `must form, with the stack's name, a cluster name that EKS allows: 1-100 letters, digits, - and _ only; ${clusterName} is not one`,
                cure: "give the stack another name: pulumi stack rename",
            }
        );
    },
};
