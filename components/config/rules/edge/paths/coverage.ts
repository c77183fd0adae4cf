import { isInside } from "../../../../values/range";
import { complete } from "../../../reading/unknown";
import type { PathConfig } from "../../../sections/edge/paths/entry";
import type { Rules } from "../../refusal";
import { eachPath } from "./entries";

/** What of an entry says which requests it is for. */
export type Match = Pick<PathConfig, "path" | "pathType" | "hosts" | "conditions">;

export const coverageRules: Rules = {
    /** An ALB takes the first rule that matches, so an entry after one that matches everything it matches is never used. */
    pathsReachable: (config) => {
        const entries = eachPath(config, (entry, at) => ({ at, match: matchOf(entry) }));
        return entries.map(({ at, match }, index) => {
            const earlier = entries.slice(0, index).find((other) => covers(other.match, match));
            return (
                earlier !== undefined && {
                    path: `${at}.path`,
                    rule: `must not come after ${earlier.at}, which matches all its requests`,
                    cure: `put it before ${earlier.at}, or take it out`,
                }
            );
        });
    },
};

/** The match of an entry, if every part of it is known. */
export function matchOf({ path, pathType, hosts, conditions }: PathConfig): Match {
    return complete({ path, pathType, hosts, conditions });
}

/** Whether every request that fits the second fits the first. */
export function covers(outer: Match, inner: Match): boolean {
    return (
        coversPath(outer, inner) &&
        coversHosts(outer.hosts, inner.hosts) &&
        coversConditions(outer.conditions, inner.conditions)
    );
}

/** Whether a path, or all that is below it, fits. */
export function coversPath(
    outer: Pick<Match, "path" | "pathType">,
    inner: Pick<Match, "path" | "pathType">,
): boolean {
    if (outer.pathType === "Exact") {
        return inner.pathType === "Exact" && inner.path === outer.path;
    }
    const base = outer.path.replace(/\/$/, "");
    const path = inner.pathType === "Exact" ? inner.path : inner.path.replace(/\/$/, "");
    return path === base || path.startsWith(`${base}/`);
}

/** Whether each of some hosts is among others; none at all means every host. */
export function coversHosts(outer: readonly string[], inner: readonly string[]): boolean {
    const has = (host: string) =>
        outer.some(
            (other) =>
                other === host ||
                (other.startsWith("*.") && host.endsWith(other.replace(/^\*/, ""))),
        );
    return outer.length === 0 || (inner.length > 0 && inner.every(has));
}

function coversConditions(outer: Match["conditions"], inner: Match["conditions"]): boolean {
    const asks = <T>(wider: readonly T[], narrower: readonly T[], has = within(wider)) =>
        wider.length === 0 || (narrower.length > 0 && narrower.every(has));
    const inRange = (cidr: string) => outer.sourceCidrs.some((other) => isInside(cidr, other));
    const texts = ({ queryStrings }: Match["conditions"]) =>
        queryStrings.map(({ key, value }) => JSON.stringify([key ?? null, value]));
    return (
        Object.entries(outer.headers).every(([name, values]) => {
            const same = Object.entries(inner.headers).find(
                ([other]) => other.toLowerCase() === name.toLowerCase(),
            );
            return same !== undefined && asks(values, same[1]);
        }) &&
        asks(outer.methods, inner.methods) &&
        asks(outer.sourceCidrs, inner.sourceCidrs, inRange) &&
        asks(texts(outer), texts(inner))
    );
}

function within<T>(list: readonly T[]): (value: T) => boolean {
    return (value) => list.includes(value);
}
