import { type Problem, valueAt } from "../problem";
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
                ? "edge.targetType ip sends to the pods themselves"
                : undefined,
        cure: "take it out, or write edge.targetType: instance",
    },
    {
        path: "edge.validationZone",
        why: ({ edge }) =>
            edge?.certificateArn ? "no certificate is made beside edge.certificateArn" : undefined,
        cure: "take it out, or take edge.certificateArn out",
    },
    {
        path: "waf.uploads.rules",
        why: ({ waf }) =>
            waf?.uploads?.paths?.length === 0 ? "waf.uploads.paths names no path" : undefined,
        cure: "take it out, or name the paths that take uploads",
    },
    {
        path: "waf.logs.keep",
        why: ({ waf }) => (waf?.logs?.enabled === false ? "waf.logs.enabled is false" : undefined),
        cure: "take it out, or write waf.logs.enabled: true",
    },
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
