import { namesOf } from "../../components/config/names";
import { teamPlans } from "../../components/config/plan/teams";
import { below, pathText } from "../../components/config/reading/problem";
import { certain } from "../../components/config/reading/unknown";
import type { WholeStack } from "./stack";

/** Something that one stack alone may have, and what the file says of it. */
export interface Claim {
    /** What is had, in words that tell it from all that is another. */
    key: string;
    stack: string;
    path: string;
    value: string;
    /** Key of the weighted record, of which several stacks may have one each. */
    weight?: string | undefined;
}

/** Names of load balancers: Elastic Load Balancing has one once in an account and region. */
export function loadBalancerClaims({ file, config }: WholeStack): Claim[] {
    const { stack } = file;
    return among(() => {
        const { edge } = config;
        if (edge === undefined) return [];
        const names = namesOf(config.team, stack);
        const at = (path: string, value: string): Claim[] => [
            { key: `load balancer ${placeOf({ file, config })} ${value}`, stack, path, value },
        ];
        const main = () =>
            // Kubernetes names a Classic Load Balancer itself.
            edge.kind === "clb"
                ? []
                : at("edge.loadBalancerName", edge.loadBalancerName ?? names.loadBalancerName);
        const internal = () =>
            edge.internal === undefined
                ? []
                : at(
                      "edge.internal.loadBalancerName",
                      edge.internal.loadBalancerName ?? names.internalLoadBalancerName,
                  );
        return [...among(main), ...among(internal)];
    });
}

/** Names of clusters, which follow from team and stack: EKS has one once in an account and region. */
export function clusterClaims(whole: WholeStack): Claim[] {
    return among(() => {
        const { file, config } = whole;
        if (config.cluster.existing !== undefined) return [];
        const value = namesOf(config.team, file.stack).clusterName;
        return [
            { key: `cluster ${placeOf(whole)} ${value}`, stack: file.stack, path: "team", value },
        ];
    });
}

/** Namespaces of teams: two platforms may be on one existing cluster. */
export function namespaceClaims(whole: WholeStack): Claim[] {
    return among(() => {
        const { file, config } = whole;
        const { existing } = config.cluster;
        const cluster = existing?.name ?? namesOf(config.team, file.stack).clusterName;
        return teamPlans(config.teams).map(({ name, namespace }) => ({
            key: `namespace ${placeOf(whole)} ${cluster} ${namespace}`,
            stack: file.stack,
            path: below(pathText(["teams", name]), "namespace"),
            value: namespace,
        }));
    });
}

function placeOf({ file, config }: Pick<WholeStack, "file" | "config">): string {
    return `${config.accountId} ${String(file.source.config["aws:region"])}`;
}

/** What is found, or nothing where it hangs on a value that is not valid. */
export function among(find: () => Claim[]): Claim[] {
    return certain(find) ?? [];
}
