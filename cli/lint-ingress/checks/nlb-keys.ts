import { nearest } from "../../../components/config/reading/nearest";
import { entryOf } from "../../../components/values/entry-of";
import {
    CLASSIC_ANNOTATIONS,
    LIKE_NLB_ANNOTATIONS,
    NLB_ANNOTATIONS,
    NLB_FAMILIES,
    NLB_PREFIX,
} from "../nlb-annotations";
import type { NlbService } from "../nlb-service";
import { error, type Remark, warning } from "../remark";
import { valueProblems } from "./values";

/** Annotations under the prefix that the controller does not know. */
export function unknownRemarks(service: NlbService): Remark[] {
    const known = Object.keys(NLB_ANNOTATIONS);
    return service.annotations
        .map(([name]) => name)
        .filter((name) => !known.includes(name))
        .filter((name) => !NLB_FAMILIES.some((family) => name.startsWith(family)))
        .map((name) => {
            const key = NLB_PREFIX + name;
            const classic = entryOf(CLASSIC_ANNOTATIONS, name);
            if (classic !== undefined) {
                return warning(
                    "unused-annotation",
                    service.keyPlace(name),
                    `${key} is for Classic Load Balancers; the controller ignores it for an NLB`,
                    classic,
                );
            }
            const meant = entryOf(LIKE_NLB_ANNOTATIONS, name) ?? nearest(name, known);
            return error(
                "unknown-annotation",
                service.keyPlace(name),
                `${key} is unknown to the controller, which ignores it`,
                meant === undefined ? "take it out" : `did you mean ${NLB_PREFIX}${meant}?`,
            );
        });
}

/** Values that the controller can't parse. */
export function valueRemarks(service: NlbService): Remark[] {
    // With a scheme the controller does not read internal; the older controller accepts more words for true than Go.
    const isInternalRead = service.get("scheme") === undefined && service.maker !== "webhook";
    return service.annotations.flatMap(([name, value]) => {
        const type = entryOf(NLB_ANNOTATIONS, name);
        // A value that is not text is another finding.
        const isWord = service.manifest.isBooleanWord("metadata", "annotations", NLB_PREFIX + name);
        if (type === undefined || typeof value !== "string" || isWord) return [];
        if (name === "internal" && !isInternalRead) return [];
        return valueProblems(type, value).map(({ message, cure }) =>
            error(
                "malformed-value",
                service.valuePlace(name),
                `${NLB_PREFIX}${name} ${message}`,
                cure,
            ),
        );
    });
}
