import type { Mistake } from "./mistake";

const mistake = (
    set: Mistake["set"],
    key: string,
    value: unknown,
    reason: string,
    cure: string,
): Mistake => ({
    states: `${key} where it does nothing`,
    set,
    problems: [{ path: `mesh-edge:${key}`, value, rule: `has no effect: ${reason}`, cure }],
});

/** Settings that nothing comes of, whatever their value. */
export const NO_EFFECT: readonly Mistake[] = [
    mistake(
        { "edge.targetType": "ip", "mesh.gateway.nodePorts": "auto" },
        "mesh.gateway.nodePorts",
        "auto",
        "edge.targetType ip sends to the pods themselves",
        "take it out, or write edge.targetType: instance",
    ),
    mistake(
        {
            "edge.certificateArn":
                "arn:aws:acm:eu-west-1:111122223333:certificate/0a1b2c3d-0000-4000-8000-000000000000",
            "edge.validationZone": "example.com",
        },
        "edge.validationZone",
        "example.com",
        "no certificate is made beside edge.certificateArn",
        "take it out, or take edge.certificateArn out",
    ),
    mistake(
        { "waf.uploads": { rules: ["SizeRestrictions_BODY"] } },
        "waf.uploads.rules",
        ["SizeRestrictions_BODY"],
        "waf.uploads.paths names no path",
        "take it out, or name the paths that take uploads",
    ),
    mistake(
        { "waf.logs": { enabled: false, keep: "all" } },
        "waf.logs.keep",
        "all",
        "waf.logs.enabled is false",
        "take it out, or write waf.logs.enabled: true",
    ),
    mistake(
        { "network.flowLogs": false, "network.flowLogRetentionDays": 7 },
        "network.flowLogRetentionDays",
        7,
        "network.flowLogs is false",
        "take it out, or write network.flowLogs: true",
    ),
    mistake(
        { "cluster.logTypes": [], "cluster.logRetentionDays": 7 },
        "cluster.logRetentionDays",
        7,
        "cluster.logTypes names no log",
        "take it out, or name the logs",
    ),
];
