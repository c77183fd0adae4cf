import { asObject, isObject } from "../../render/state";
import { type Found, sides, type StepRule } from "../finding";

/** What a web ACL no longer blocks. */
export const webAcl: StepRule = {
    id: "web-acl",
    types: ["aws:wafv2/webAcl:WebAcl"],
    find: (step) => {
        if (step.op !== "update") return [];
        const { before, after } = sides(step);
        return [
            ...defaultAction(before, after),
            ...blocksLess(rulesOf(before), rulesOf(after)),
            ...blocksMore(rulesOf(before), rulesOf(after)),
        ];
    },
};

function defaultAction(before: Readonly<Record<string, unknown>>, after: typeof before): Found[] {
    const [was] = Object.keys(asObject(before.defaultAction));
    const [is] = Object.keys(asObject(after.defaultAction));
    if (was !== "block" || is === "block") return [];
    return [weaker("defaultAction", was, is, "what no rule takes is let through")];
}

type Rule = Readonly<Record<string, unknown>>;

function blocksLess(was: ReadonlyMap<string, Rule>, is: ReadonlyMap<string, Rule>): Found[] {
    return [...was].flatMap(([name, old]): Found[] => {
        const blocked = blocks(old);
        const fresh = is.get(name);
        const property = `rules[${name}]`;
        if (blocked && fresh === undefined) {
            return [weaker(property, actionOf(old), undefined, "what it blocked is let through")];
        }
        if (blocked && fresh !== undefined && !blocks(fresh)) {
            return [
                weaker(
                    property,
                    actionOf(old),
                    actionOf(fresh),
                    "what it blocked is counted and let through",
                ),
            ];
        }
        const [limit, raised] = [limitOf(old), fresh && limitOf(fresh)];
        if (limit !== undefined && raised !== undefined && raised > limit) {
            return [
                weaker(`${property}.limit`, limit, raised, "an address may send more requests"),
            ];
        }
        return [];
    });
}

/** Rules that begin to block: clients that were only counted get 403. */
function blocksMore(was: ReadonlyMap<string, Rule>, is: ReadonlyMap<string, Rule>): Found[] {
    const names = [...is].filter(([name, rule]) => {
        const old = was.get(name);
        return blocks(rule) && (old === undefined || !blocks(old));
    });
    if (names.length === 0) return [];
    return [
        {
            verdict: "traffic-moves",
            property: "rules",
            old: [],
            new: names.map(([name]) => name),
            reason: "rules begin to block",
            consequence: "requests that they only counted, or never saw, get 403",
        },
    ];
}

function weaker(property: string, old: unknown, fresh: unknown, consequence: string): Found {
    return {
        ...{ verdict: "protection-falls", property, old, new: fresh },
        reason: fresh === undefined ? "is deleted" : "blocks less",
        consequence,
    };
}

function rulesOf(acl: Rule): Map<string, Rule> {
    const all = Array.isArray(acl.rules) ? acl.rules.filter(isObject) : [];
    return new Map(all.map((rule) => [String(rule.name), rule]));
}

/** `block`, `count` and so on; of a managed group `none` leaves the action to its own rules. */
function actionOf({ action, overrideAction }: Rule): string | undefined {
    return Object.keys(asObject(action ?? overrideAction))[0];
}

function blocks(rule: Rule): boolean {
    return ["block", "captcha", "challenge", "none"].includes(actionOf(rule) ?? "");
}

function limitOf({ statement }: Rule): number | undefined {
    const { limit } = asObject(asObject(statement).rateBasedStatement);
    return typeof limit === "number" ? limit : undefined;
}
