import type { Mistake } from "./mistake";

const DDOS = "awswaf:managed:aws:amazon-ip-list:AWSManagedIPDDoSList";

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
        "with edge.targetType ip the load balancer sends to the pods directly",
        "take it out, or write edge.targetType: instance",
    ),
    ...(["nlb", "clb"] as const).map((kind) =>
        mistake(
            { "edge.kind": kind, "mesh.gateway.nodePorts": { status: 30021 } },
            "mesh.gateway.nodePorts.status",
            30021,
            `with edge.kind ${kind} the Service has no status port`,
            "take it out",
        ),
    ),
    mistake(
        { "edge.hosts": [{ name: "shop.example.org", zone: "example.org" }] },
        "edge.zone",
        "example.com",
        "each of edge.hosts names another zone",
        "take it out",
    ),
    mistake(
        {
            "edge.certificateArn":
                "arn:aws:acm:eu-west-1:111122223333:certificate/0a1b2c3d-0000-4000-8000-000000000000",
            "edge.validationZone": "example.com",
        },
        "edge.validationZone",
        "example.com",
        "with edge.certificateArn the stack creates no certificate",
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
        {
            "waf.managedRuleGroups": [
                { name: "AWSManagedRulesCommonRuleSet", scopeDownPaths: ["/shop/*"] },
            ],
            "waf.uploads": { paths: ["/shop/photos", "/files/*"] },
        },
        "waf.uploads.paths[1]",
        "/files/*",
        "by scopeDownPaths the groups of waf.uploads.rules look at /shop/* alone",
        "take it out, or write a path inside those",
    ),
    mistake(
        { "waf.logs": { enabled: false, keep: "all" } },
        "waf.logs.keep",
        "all",
        "waf.logs.enabled is false",
        "take it out, or write waf.logs.enabled: true",
    ),
    mistake(
        { "waf.logs": { enabled: false, redactedHeaders: ["x-api-key"] } },
        "waf.logs.redactedHeaders",
        ["x-api-key"],
        "waf.logs.enabled is false",
        "take it out, or write waf.logs.enabled: true",
    ),
    mistake(
        { "waf.logs": { enabled: false, retentionDays: 7 } },
        "waf.logs.retentionDays",
        7,
        "waf.logs.enabled is false",
        "take it out, or write waf.logs.enabled: true",
    ),
    mistake(
        {
            "waf.responses.blocked": { body: "{}" },
            "waf.labelRules": {
                ddos: {
                    labels: [DDOS],
                    action: "count",
                },
            },
        },
        "waf.responses.blocked",
        { body: "{}" },
        "none of the stack's own rules blocks, and managed groups answer with a plain 403",
        "take it out, or add a rule that blocks: denyAddresses, denyCountries, allowCountries, uploads.paths or labelRules",
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
    {
        states: "access logs that nobody has switched on",
        set: { "edge.accessLogs": { prefix: "edge", keepOnDestroy: true } },
        problems: [
            {
                path: "mesh-edge:edge.accessLogs.enabled",
                value: false,
                byDefault: true,
                rule: "must be true, or these keys have no effect: prefix, keepOnDestroy",
                cure: "write true, or take the others out",
            },
        ],
    },
    {
        states: "alarms that nobody has switched on",
        set: { observability: { emails: ["on-call@example.com"], targetErrors: 200 } },
        problems: [
            {
                path: "mesh-edge:observability.enabled",
                value: false,
                byDefault: true,
                rule: "must be true, or these keys have no effect: emails, targetErrors",
                cure: "write true, or take the others out",
            },
        ],
    },
    ...[{ edge: undefined }, { "edge.kind": "nlb" }].map((without): Mistake => ({
        states: `settings of alarms with ${JSON.stringify(without)}`,
        set: { ...without, observability: { targetErrors: 200 } },
        problems: [
            {
                path: "mesh-edge:observability",
                value: { targetErrors: 200 },
                rule: "has no effect: there is no ALB to watch",
                cure: "take it out",
            },
        ],
    })),
    {
        states: "an exception from paths that a rule doesn't hold on",
        set: {
            "waf.labelRules": {
                ddos: { labels: [DDOS], paths: ["/api/*", "/pay"], exceptPaths: ["/status"] },
            },
        },
        problems: [
            {
                path: "mesh-edge:waf.labelRules.ddos.exceptPaths[0]",
                value: "/status",
                rule: "has no effect: the rule applies only on /api/*, /pay",
                cure: "take it out, or write a path inside those",
            },
        ],
    },
];
