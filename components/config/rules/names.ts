import { namesOf } from "../names";
import type { Rule } from "./rule";

/** EKS CreateCluster, `name`. */
const CLUSTER_NAME = /^[0-9A-Za-z][A-Za-z0-9_-]{0,99}$/;

export const clusterNameFits: Rule = ({ team }, { stack }) =>
    team === undefined || CLUSTER_NAME.test(namesOf(team, stack).clusterName)
        ? []
        : [
              {
                  path: "team",
                  value: team,
                  rule: `must form, with the stack's name, a cluster name that EKS allows: 1-100 letters, digits, - and _ only; ${namesOf(team, stack).clusterName} is not one`,
                  cure: "give the stack another name: pulumi stack rename",
              },
          ];
