import type { Case } from "./case";

const FORM = "error malformed-value: alb.ingress.kubernetes.io/";
const GROUP = { serviceName: "gateway", servicePort: 443, weight: 1 };

/** An annotation of a form that is JSON, as it is written, and what is found. */
const of = (name: string, text: string, what: string, ...found: string[]): Case => ({
    what,
    changes: {
        annotations: { [name]: text },
        rules: name.startsWith("actions.")
            ? [["Prefix /blog blog:use-annotation"]]
            : [["Prefix / gateway:443"]],
    },
    found: found.map((one) => `${FORM}${name} ${one}`),
});
const action = (value: unknown, what: string, ...found: string[]): Case =>
    of("actions.blog", JSON.stringify(value), what, ...found);
const forward = (config: object, what: string, ...found: string[]): Case =>
    action({ type: "forward", forwardConfig: config }, what, ...found);

/** A cure says what to write in the place, and never makes another action or listener of it. */
export const jsons: Case[] = [
    forward(
        { targetGroups: [{ ...GROUP, weight: 1000 }] },
        "a weight of 1000",
        "forwardConfig.targetGroups[0].weight must be 0 to 999 → write a number from 0 to 999",
    ),
    forward(
        { targetGroups: Array.from({ length: 6 }, () => GROUP) },
        "six target groups",
        "forwardConfig.targetGroups must be 5 at most → keep 5 of them",
    ),
    forward(
        { targetGroups: [GROUP, { ...GROUP, weight: undefined }] },
        "a weight that is missing",
        "forwardConfig.targetGroups must each have a weight if there are several → give each a weight from 0 to 999",
    ),
    forward(
        { targetGroups: [GROUP], targetGroupStickinessConfig: { durationSeconds: 700_000 } },
        "stickiness of more than a week",
        "forwardConfig.targetGroupStickinessConfig.durationSeconds must be 1 to 604800 → write a number from 1 to 604800",
    ),
    forward(
        { targetGroups: [{ weight: 1 }] },
        "a target that is none",
        "forwardConfig.targetGroups[0] needs either serviceName or targetGroupARN (or targetGroupName) → write one of them",
    ),
    ...[
        ["302", "write HTTP_302"],
        ["HTTP_308", "write HTTP_301"],
        ["moved", "write HTTP_301 for a permanent redirect, HTTP_302 for a temporary one"],
    ].map(([statusCode = "", cure = ""]) =>
        action(
            { type: "redirect", redirectConfig: { host: "example.com", statusCode } },
            `a redirect's status code ${statusCode}`,
            `redirectConfig.statusCode must be HTTP_301 or HTTP_302 → ${cure}`,
        ),
    ),
    action(
        { type: "redirect", redirectConfig: { protocol: "https", statusCode: "HTTP_301" } },
        "a redirect's protocol in lower case",
        "redirectConfig.protocol must be HTTP or HTTPS or #{protocol} → write HTTPS",
    ),
    action(
        { type: "fixed-response", fixedResponseConfig: { statusCode: "302" } },
        "an answer that would redirect",
        "fixedResponseConfig.statusCode must be 2xx, 4xx or 5xx → answer with another code, or make the action one of type redirect",
    ),
    action(
        { redirectConfig: { statusCode: "HTTP_301" } },
        "an action without a type",
        "type is missing: it must be fixed-response or redirect or forward → add it",
    ),
    action(
        { type: "weighted", forwardConfig: { targetGroups: [GROUP] } },
        "a type that is like none",
        "type must be fixed-response or redirect or forward → write one of them",
    ),
    action(
        [{ type: "forward", forwardConfig: { targetGroups: [GROUP] } }],
        "an action in a list",
        "must be an object in { } → take off the [ ] around it",
    ),
    of(
        "actions.blog",
        "{type: redirect, redirectConfig: {statusCode: HTTP_301}}",
        "a redirect in YAML",
        'is not JSON → write for example \'{"type":"redirect","redirectConfig":{"protocol":"HTTPS","port":"443","statusCode":"HTTP_301"}}\'',
    ),
    of(
        "conditions.gateway",
        "[{field: host-header}]",
        "a condition in YAML",
        'is not JSON → write for example \'[{"field":"host-header","hostHeaderConfig":{"values":["shop.example.com"]}}]\'',
    ),
    of(
        "conditions.gateway",
        '[{"field":"source-ip","sourceIPConfig":{"values":["203.0.113.7"]}}]',
        "an address without its mask",
        "[0].sourceIPConfig.values[0] must be a CIDR block → write 203.0.113.7/32",
    ),
    of(
        "conditions.gateway",
        '[{"field":"path-pattern","pathPatternConfig":{"values":["/a"],"regexValues":["b"]}}]',
        "values and regular expressions",
        "[0].pathPatternConfig needs either values or regexValues → write one of them",
    ),
    of(
        "transforms.gateway",
        "url-rewrite",
        "a transform that is a word",
        'is not JSON → write for example \'[{"type":"url-rewrite","urlRewriteConfig":{"rewrites":[{"regex":"^/a/(.*)","replace":"/b/$1"}]}}]\'',
    ),
    of(
        "transforms.gateway",
        "/a",
        "a transform that is a path",
        "is not JSON → write it as JSON, with double quotes, for url-rewrite or host-header-rewrite",
    ),
];
