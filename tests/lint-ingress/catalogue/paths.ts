import type { Case } from "./case";

const REGEX = { "use-regex-path-match": "true" };

/** What a path is compared with, by its type. */
export const paths: Case[] = [
    {
        what: "a wildcard in a Prefix for all",
        changes: { rules: [["Prefix /* gateway:443"]] },
        found: [
            "error path-wildcard: Prefix /* has a wildcard, which this path type does not allow; the controller does not reconcile the Ingress → write path: /, which matches the paths below it too; or pathType: ImplementationSpecific",
        ],
    },
    {
        what: "a wildcard behind a Prefix",
        changes: { rules: [["Prefix /a/* gateway:443"]] },
        found: [
            "error path-wildcard: Prefix /a/* has a wildcard, which this path type does not allow; the controller does not reconcile the Ingress → write path: /a, which matches the paths below it too; or pathType: ImplementationSpecific",
        ],
    },
    {
        what: "a wildcard in a part of a Prefix",
        changes: { rules: [["Prefix /a* gateway:443"]] },
        found: [
            "error path-wildcard: Prefix /a* has a wildcard, which this path type does not allow; the controller does not reconcile the Ingress → write pathType: ImplementationSpecific",
        ],
    },
    {
        what: "a wildcard in an Exact path",
        changes: { rules: [["Exact /v?/status gateway:443"]] },
        found: [
            "error path-wildcard: Exact /v?/status has a wildcard, which this path type does not allow; the controller does not reconcile the Ingress → write pathType: ImplementationSpecific",
        ],
    },
    {
        what: "nothing in wildcards of an ImplementationSpecific path",
        changes: { rules: [["ImplementationSpecific /v?/* gateway:443"]] },
        found: [],
    },
    {
        what: "an ImplementationSpecific path that is but the first page",
        changes: { rules: [["ImplementationSpecific / gateway:443"]] },
        found: [
            "warning root-alone: ImplementationSpecific / matches the path / only, and all other paths get 404 → write pathType: Prefix, or path: /*",
        ],
    },
    {
        what: "nothing in the same beside a wildcard",
        changes: {
            rules: [
                ["ImplementationSpecific / gateway:443", "ImplementationSpecific /* gateway:443"],
            ],
        },
        found: [],
    },
    {
        what: "a regular expression that is none",
        changes: { rules: [["ImplementationSpecific /api(/|$)(.*) gateway:443"]] },
        found: [
            'warning regex-path: ImplementationSpecific /api(/|$)(.*) is matched literally, and not as a regular expression → write pathType: ImplementationSpecific and alb.ingress.kubernetes.io/use-regex-path-match: "true", or * and ? in the path',
        ],
    },
    {
        what: "nothing in one that is",
        changes: {
            annotations: REGEX,
            rules: [["ImplementationSpecific /^/api/v[0-9]+/.*$ gateway:443"]],
        },
        found: [],
    },
    {
        what: "a wildcard as a regular expression",
        changes: { annotations: REGEX, rules: [["ImplementationSpecific /* gateway:443"]] },
        found: [
            "error malformed-value: /* is not a regular expression, and with use-regex-path-match each ImplementationSpecific path must be one → write for example /^/shop/.*$",
        ],
    },
    {
        what: "regular expressions for no path",
        changes: { annotations: REGEX },
        found: [
            "warning unused-annotation: use-regex-path-match has no effect, because no path is ImplementationSpecific → write pathType: ImplementationSpecific, or take it out",
        ],
    },
];
