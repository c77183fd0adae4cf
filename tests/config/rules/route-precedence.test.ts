import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { covers, intersection } from "../../../components/values/routes/coverage";
import {
    canonicalMatch,
    prefixBase,
    type RouteMatch,
} from "../../../components/values/routes/match";
import { comparePrecedence, inPrecedence } from "../../../components/values/routes/precedence";
import { literalHead, regexTrouble, takesWhole } from "../../../components/values/routes/re2";

const PATHS = ["/", "/a", "/a/b", "/a/b/c", "/ab", "/b"];
const values = fc.uniqueArray(
    fc.record({
        name: fc.constantFrom("x", "y"),
        type: fc.constant("Exact" as const),
        value: fc.constantFrom("1", "2"),
    }),
    { maxLength: 2, selector: ({ name }) => name },
);
const match: fc.Arbitrary<RouteMatch> = fc.record({
    path: fc.oneof(
        fc.record({
            type: fc.constantFrom("Exact" as const, "PathPrefix" as const),
            value: fc.constantFrom(...PATHS),
        }),
        fc.record({
            type: fc.constant("RegularExpression" as const),
            value: fc.constantFrom("/.*", "/a", "/a/[bc]", "/a/b.*", "/(a|b)"),
        }),
    ),
    method: fc.constantFrom(undefined, "GET", "POST"),
    headers: values,
    queryParams: values,
});

interface Request {
    path: string;
    method: string;
    headers: Record<string, string>;
    query: Record<string, string>;
}
const some = fc.dictionary(fc.constantFrom("x", "y"), fc.constantFrom("1", "2"));
const request: fc.Arbitrary<Request> = fc.record({
    path: fc.constantFrom(...PATHS, "/a/", "/a/c", "/ab/c"),
    method: fc.constantFrom("GET", "POST", "PUT"),
    headers: some,
    query: some,
});

/** What Gateway API says of a request and a match, written without the code under test. */
function fits({ path, method, headers, queryParams }: RouteMatch, asked: Request): boolean {
    const elements = (text: string) => text.split("/").filter((part) => part !== "");
    const below = elements(path.value).every((part, at) => elements(asked.path)[at] === part);
    const onPath =
        path.type === "Exact"
            ? asked.path === path.value
            : path.type === "PathPrefix"
              ? below
              : new RegExp(`^(?:${path.value})$`).test(asked.path);
    return (
        onPath &&
        (method === undefined || method === asked.method) &&
        headers.every(({ name, value }) => asked.headers[name] === value) &&
        queryParams.every(({ name, value }) => asked.query[name] === value)
    );
}

describe("precedence", () => {
    it("is an order: of three, and turned round", () => {
        fc.assert(
            fc.property(match, match, match, (a, b, c) => {
                expect(Math.sign(comparePrecedence(a, b))).toBe(
                    0 - Math.sign(comparePrecedence(b, a)),
                );
                if (comparePrecedence(a, b) <= 0 && comparePrecedence(b, c) <= 0) {
                    expect(comparePrecedence(a, c)).toBeLessThanOrEqual(0);
                }
            }),
        );
    });

    it("does not depend on the order of the list, but among equals", () => {
        fc.assert(
            fc.property(fc.array(match, { maxLength: 8 }), (matches) => {
                const sorted = inPrecedence(matches.map((entry) => ({ match: entry })));
                const again = inPrecedence([...sorted].reverse());
                again.forEach((entry, at) => {
                    const other = sorted[at]?.match ?? entry.match;
                    expect(comparePrecedence(entry.match, other)).toBe(0);
                });
            }),
        );
    });

    it("asks an exact path before a prefix of it, and the longer prefix before the shorter", () => {
        const at = (type: RouteMatch["path"]["type"], value: string): RouteMatch => ({
            path: { type, value },
            headers: [],
            queryParams: [],
        });
        const order = [
            at("Exact", "/a"),
            at("PathPrefix", "/a/b"),
            at("PathPrefix", "/a"),
            at("PathPrefix", "/"),
            at("RegularExpression", "/long.*"),
            at("RegularExpression", "/.*"),
        ].map((entry) => ({ match: entry }));
        expect(inPrecedence([...order].reverse())).toEqual(order);
    });
});

describe("coverage", () => {
    it("holds for every request: what fits the inner match fits the outer one", () => {
        fc.assert(
            fc.property(match, match, request, (outer, inner, asked) => {
                if (covers(outer, inner) && fits(inner, asked)) {
                    expect(fits(outer, asked)).toBe(true);
                }
            }),
            { numRuns: 5000 },
        );
    });

    it("makes what stands behind it dead: no request ever gets there", () => {
        fc.assert(
            fc.property(fc.array(match, { maxLength: 6 }), request, (matches, asked) => {
                const sorted = inPrecedence(matches.map((entry) => ({ match: entry })));
                const first = sorted.findIndex((entry) => fits(entry.match, asked));
                fc.pre(first >= 0);
                const found = sorted[first]?.match;
                expect(
                    sorted.slice(0, first).some((entry) => found && covers(entry.match, found)),
                ).toBe(false);
            }),
        );
    });

    it("of a match and itself, however it is written, is the whole", () => {
        fc.assert(
            fc.property(match, (entry) => {
                expect(covers(entry, canonicalMatch(entry))).toBe(true);
                expect(covers(canonicalMatch(entry), entry)).toBe(true);
            }),
        );
    });

    it("of what two matches have in common is theirs: what fits both fits it", () => {
        fc.assert(
            fc.property(match, match, request, (a, b, asked) => {
                const both = intersection(a, b);
                if (both !== undefined) {
                    expect(fits(both, asked)).toBe(fits(a, asked) && fits(b, asked));
                }
            }),
            { numRuns: 2000 },
        );
    });

    it("goes by elements of the path", () => {
        expect(prefixBase("/a/")).toBe("/a");
        const at = (value: string): RouteMatch => ({
            path: { type: "PathPrefix", value },
            headers: [],
            queryParams: [],
        });
        expect(covers(at("/a"), at("/a/b"))).toBe(true);
        expect(covers(at("/a"), at("/ab"))).toBe(false);
    });
});

describe("regular expressions", () => {
    it.each([
        ["/a/(?P<id>[0-9]+)", undefined],
        ["(?i)/cart/.*", undefined],
        ["/[[:alpha:]]+", undefined],
        ["/a{1,1000}", undefined],
        ["/a(?=b)", "a look-ahead or look-behind, which RE2 doesn't know"],
        ["/(?<!a)b", "a look-ahead or look-behind, which RE2 doesn't know"],
        ["/(a)\\1", "a back-reference, which RE2 doesn't know"],
        ["/a{1001}", "a repetition of more than 1000, which RE2 doesn't know"],
        ["/a{2,1001}", "a repetition of more than 1000, which RE2 doesn't know"],
        // Inside one another they multiply, side by side they don't.
        ["/((a{11}){10}x){10}", "a repetition of more than 1000, which RE2 doesn't know"],
        ["/((a{10}){10}){10}", undefined],
        ["/a{600}(b{600}c{600}){1}", undefined],
        ["/[(a]{600}\\(b{600}", undefined],
        ["/[(?=]", undefined],
        ["/a\\\\1", undefined],
        ["/(", "a fault in its syntax"],
        ["/*[", "a fault in its syntax"],
    ])("as RE2 has them: %s", (regex, trouble) => {
        expect(regexTrouble(regex)).toBe(trouble);
    });

    it.each([
        ["/api/v[0-9]+", "/api/v"],
        ["/api/x*", "/api/"],
        ["/a\\.b/.*", "/a.b/"],
        ["/a|/b", ""],
        [".*", ""],
        ["^/a$", "/a"],
    ])("%s begins with %j", (regex, head) => {
        expect(literalHead(regex)).toBe(head);
    });

    it("are not judged where JavaScript would read them otherwise", () => {
        expect(takesWhole("(?i)/CART", "/cart")).toBeUndefined();
        expect(takesWhole("/[a-z]+", "/cart")).toBe(true);
        expect(takesWhole("/[a-z]+", "/cart/1")).toBe(false);
    });
});
