import { tlsOf } from "../plan/front";
import { certain } from "../reading/unknown";
import type { StackConfig } from "../schema";
import type { Rules } from "./refusal";

/** A key that a stack file gives, and why nothing comes of it there; undefined or false if something does. */
interface Idle {
    path: string;
    why: (config: StackConfig) => string | false | undefined;
    cure: string;
}

const IDLE: readonly Idle[] = [
    {
        path: "mesh.gateway.nodePorts",
        why: ({ edge }) =>
            edge?.targetType === "ip" &&
            "with edge.targetType ip the load balancer sends to the pods directly",
        cure: "take it out, or write edge.targetType: instance",
    },
    {
        // Behind the gateway's own load balancer each port of the Service is a listener, and the status port none.
        path: "mesh.gateway.nodePorts.status",
        why: ({ edge }) =>
            edge?.targetType === "instance" &&
            edge.kind !== "alb" &&
            `with edge.kind ${edge.kind} the Service has no status port`,
        cure: "take it out",
    },
    {
        path: "edge.zone",
        why: ({ edge }) =>
            edge?.dns === "route53" &&
            edge.hosts.length > 0 &&
            edge.hosts.every(
                (host) => typeof host !== "string" && ![undefined, edge.zone].includes(host.zone),
            ) &&
            "each of edge.hosts names another zone",
        cure: "take it out",
    },
    {
        path: "edge.validationZone",
        why: ({ edge }) =>
            // Elsewhere it is refused for another reason.
            edge?.certificateArn !== undefined &&
            edge.dns === "route53" &&
            tlsOf(edge) === "terminate" &&
            "with edge.certificateArn the stack creates no certificate",
        cure: "take it out, or take edge.certificateArn out",
    },
    {
        path: "waf.uploads.rules",
        why: ({ waf }) => waf?.uploads.paths.length === 0 && "waf.uploads.paths names no path",
        cure: "take it out, or name the paths that take uploads",
    },
    {
        path: "waf.responses.blocked",
        why: ({ waf }) =>
            waf &&
            blocksNothingItself(waf) &&
            "none of the stack's own rules blocks, and managed groups answer with a plain 403",
        cure: "take it out, or add a rule that blocks: denyAddresses, denyCountries, allowCountries, uploads.paths or labelRules",
    },
    ...["keep", "redactedHeaders", "retentionDays"].map((key): Idle => ({
        path: `waf.logs.${key}`,
        why: ({ waf }) => waf?.logs.enabled === false && "waf.logs.enabled is false",
        cure: "take it out, or write waf.logs.enabled: true",
    })),
    {
        path: "network.flowLogRetentionDays",
        why: ({ network }) => !network.flowLogs && "network.flowLogs is false",
        cure: "take it out, or write network.flowLogs: true",
    },
    {
        path: "cluster.logRetentionDays",
        why: ({ cluster }) => cluster.logTypes.length === 0 && "cluster.logTypes names no log",
        cure: "take it out, or name the logs",
    },
];

export const noEffectRules: Rules = {
    /** A setting without effect is one that its author believes in. */
    settingsHaveEffect: (config, { isGiven }) =>
        IDLE.filter(({ path }) => isGiven(path)).map(({ path, why, cure }) => {
            const reason = certain(() => why(config));
            return typeof reason === "string" && { path, rule: `has no effect: ${reason}`, cure };
        }),
};

/** Whether the web ACL has no rule of the stack's own that blocks, rate limits apart: those have an answer of their own. */
function blocksNothingItself(waf: NonNullable<StackConfig["waf"]>): boolean {
    const { denyAddresses, denyCountries, allowCountries, uploads } = waf;
    return (
        [denyAddresses, denyCountries, allowCountries, uploads.paths].every(
            (list) => list.length === 0,
        ) && Object.values(waf.labelRules).every((rule) => rule.action === "count")
    );
}
