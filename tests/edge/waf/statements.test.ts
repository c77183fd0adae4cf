import { describe, expect, it } from "vitest";

import { labelled, onPath } from "../../../components/edge/waf/statements";

const TRANSFORMATIONS = [
    { priority: 0, type: "URL_DECODE" },
    { priority: 1, type: "NORMALIZE_PATH" },
];

describe("onPath", () => {
    it.each([
        ["/login", "EXACTLY", "/login"],
        ["/files/*", "STARTS_WITH", "/files/"],
        ["/*", "STARTS_WITH", "/"],
    ])("matches %s: %s %s, as the gateway will see it", (path, constraint, text) => {
        expect(onPath(path)).toEqual({
            byteMatchStatement: {
                fieldToMatch: { uriPath: {} },
                positionalConstraint: constraint,
                searchString: text,
                textTransformations: TRANSFORMATIONS,
            },
        });
    });
});

describe("labelled", () => {
    it.each([
        ["awswaf:managed:aws:bot-control:bot:verified", "LABEL"],
        ["awswaf:managed:aws:bot-control:", "NAMESPACE"],
    ])("matches %s as a %s", (key, scope) => {
        expect(labelled(key)).toEqual({ labelMatchStatement: { scope, key } });
    });
});
