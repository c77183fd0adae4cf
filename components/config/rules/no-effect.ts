import { type Problem, valueAt } from "../reading/problem";
import type { LenientConfig, Rule } from "./rule";

/** A key that a stack file gives, and why nothing comes of it there; undefined if something does. */
interface Idle {
    path: string;
    why: (config: LenientConfig) => string | undefined;
    cure: string;
}

const IDLE: readonly Idle[] = [
    {
        path: "mesh.gateway.nodePorts",
        why: ({ edge }) =>
            edge?.targetType === "ip"
                ? "with edge.targetType ip the load balancer sends to the pods directly"
                : undefined,
        cure: "take it out, or write edge.targetType: instance",
    },
    {
        // Behind the gateway's own load balancer each port of the Service is a listener, and the status port none.
        path: "mesh.gateway.nodePorts.status",
        why: ({ edge }) =>
            edge?.targetType === "instance" && (edge.kind === "nlb" || edge.kind === "clb")
                ? `with edge.kind ${edge.kind} the Service has no status port`
                : undefined,
        cure: "take it out",
    },
    {
        path: "edge.zone",
        why: ({ edge }) =>
            edge?.dns === "route53" && isZoneOfNobody(edge)
                ? "each of edge.hosts names another zone"
                : undefined,
        cure: "take it out",
    },
    {
        path: "edge.validationZone",
        why: ({ edge }) =>
            // Elsewhere it is refused for another reason.
            edge?.certificateArn &&
            edge.dns === "route53" &&
            edge.kind !== "clb" &&
            edge.nlb?.tls !== "passthrough"
                ? "with edge.certificateArn the stack creates no certificate"
                : undefined,
        cure: "take it out, or take edge.certificateArn out",
    },
    {
        path: "waf.uploads.rules",
        why: ({ waf }) =>
            waf?.uploads?.paths?.length === 0 ? "waf.uploads.paths names no path" : undefined,
        cure: "take it out, or name the paths that take uploads",
    },
    {
        path: "waf.responses.blocked",
        why: ({ waf }) =>
            waf && blocksNothingItself(waf)
                ? "none of the stack's own rules blocks, and managed groups answer with a plain 403"
                : undefined,
        cure: "take it out, or add a rule that blocks: denyAddresses, denyCountries, allowCountries, uploads.paths or labelRules",
    },
    ...["keep", "redactedHeaders", "retentionDays"].map((key): Idle => ({
        path: `waf.logs.${key}`,
        why: ({ waf }) => (waf?.logs?.enabled === false ? "waf.logs.enabled is false" : undefined),
        cure: "take it out, or write waf.logs.enabled: true",
    })),
    {
        path: "network.flowLogRetentionDays",
        why: ({ network }) =>
            network?.flowLogs === false ? "network.flowLogs is false" : undefined,
        cure: "take it out, or write network.flowLogs: true",
    },
    {
        path: "cluster.logRetentionDays",
        why: ({ cluster }) =>
            cluster?.logTypes?.length === 0 ? "cluster.logTypes names no log" : undefined,
        cure: "take it out, or name the logs",
    },
];

/** A setting without effect is one that its author believes in. */
export const settingsHaveEffect: Rule = (config, { isGiven }) =>
    IDLE.flatMap(({ path, why, cure }): Problem[] => {
        const reason = isGiven(path) ? why(config) : undefined;
        return reason === undefined
            ? []
            : [{ path, value: valueAt(config, path), rule: `has no effect: ${reason}`, cure }];
    });

type Edge = NonNullable<LenientConfig["edge"]>;
type Waf = NonNullable<LenientConfig["waf"]>;

/** Whether every host names a zone, and none of them this one. */
function isZoneOfNobody({ zone, hosts }: Edge): boolean {
    return (
        hosts !== undefined &&
        hosts.length > 0 &&
        hosts.every(
            (entry) =>
                typeof entry === "object" && typeof entry.zone === "string" && entry.zone !== zone,
        )
    );
}

/** Whether the web ACL has no rule of the stack's own that blocks, rate limits apart: those have an answer of their own. */
function blocksNothingItself(waf: Waf): boolean {
    const lists = [
        waf.denyAddresses,
        waf.denyCountries,
        waf.allowCountries,
        waf.uploads?.paths,
    ].map((list) => list?.length);
    return (
        lists.every((length) => length === 0) &&
        waf.labelRules !== undefined &&
        Object.values(waf.labelRules).every((rule) => rule?.action === "count")
    );
}
