import { annotationOf } from "../../../components/edge/annotation-table";
import type { Ingress } from "../ingress";
import { error, type Remark } from "../remark";
import { parseStringMap } from "../string-map";

/** Ingresses of one group that contradict each other: none of them is reconciled any more. */
export function groupRemarks(ingresses: readonly Ingress[]): [Ingress, Remark][] {
    return ingresses.flatMap((ingress, index) => {
        const group = ingress.get("group.name");
        if (group === undefined) return [];
        const others = ingresses.slice(0, index).filter((o) => o.get("group.name") === group);
        return ingress.annotations.flatMap(([name]) =>
            conflictsOf(ingress, others, name).map(
                ({ other, what, mine, theirs }) =>
                    [
                        ingress,
                        error(
                            "group-conflict",
                            ingress.valuePlace(name),
                            `${what} is ${mine}, and ${theirs} on ${other.manifest.title}, in the same group ${group}: the controller gives the whole group up`,
                            "say it on one Ingress of the group, or the same on all",
                        ),
                    ] satisfies [Ingress, Remark],
            ),
        );
    });
}

interface Conflict {
    other: Ingress;
    what: string;
    mine: string;
    theirs: string;
}

function conflictsOf(ingress: Ingress, others: readonly Ingress[], name: string): Conflict[] {
    const how = annotationOf(name)?.inGroup;
    if (how !== "same" && how !== "merged-by-key") return [];
    const known = name as "tags";
    return others.flatMap((other) => {
        const [mine, theirs] = [ingress.get(known), other.get(known)];
        if (mine === undefined || theirs === undefined) return [];
        if (how === "same") {
            return mine === theirs ? [] : [{ other, what: name, mine, theirs }];
        }
        const [own, foreign] = [parseStringMap(mine).values, parseStringMap(theirs).values];
        return [...own].flatMap(([key, value]) => {
            const elsewhere = foreign.get(key);
            return elsewhere === undefined || elsewhere === value
                ? []
                : [{ other, what: `${key} of ${name}`, mine: value, theirs: elsewhere }];
        });
    });
}
