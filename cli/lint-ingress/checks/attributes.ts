import { ALB_PREFIX } from "../../../components/edge/alb/annotation";
import { TAG_KEY } from "../../../components/values/elb-limits";
import { entryOf } from "../../../components/values/entry-of";
import { nearest } from "../../../components/config/reading/nearest";
import {
    ALB_ATTRIBUTES,
    ALB_TARGET_ATTRIBUTES,
    type Attributes,
    NLB_ATTRIBUTES,
    NLB_TARGET_ATTRIBUTES,
} from "../attributes";
import type { Manifest } from "../manifest";
import { NLB_PREFIX } from "../nlb-annotations";
import { error, type Remark, warning } from "../remark";
import { parseStringMap } from "../string-map";
import { valueProblems } from "./values";

/** What the attributes of an ALB and of its target groups must be, on an Ingress or a Service. */
export function attributeRemarks(manifest: Manifest): Remark[] {
    return [
        ...attributes(manifest, `${ALB_PREFIX}load-balancer-attributes`, ALB_ATTRIBUTES),
        ...attributes(manifest, `${ALB_PREFIX}frontend-nlb-attributes`, NLB_ATTRIBUTES),
        ...attributes(manifest, `${ALB_PREFIX}target-group-attributes`, ALB_TARGET_ATTRIBUTES),
        ...tags(manifest, `${ALB_PREFIX}tags`),
    ];
}

/** The same of an NLB. Attributes of one port's target group have the port behind a dot. */
export function nlbAttributeRemarks(service: Manifest): Remark[] {
    const targets = `${NLB_PREFIX}target-group-attributes`;
    const ofTargets = service
        .entries("metadata", "annotations")
        .map(([key]) => key)
        .filter((key) => key === targets || key.startsWith(`${targets}.`));
    return [
        ...attributes(service, `${NLB_PREFIX}attributes`, NLB_ATTRIBUTES),
        ...ofTargets.flatMap((key) => attributes(service, key, NLB_TARGET_ATTRIBUTES)),
        ...tags(service, `${NLB_PREFIX}additional-resource-tags`),
    ];
}

/** AWS reserves what begins with `aws:`. Characters are left to it: services differ in what they take. */
function tags(manifest: Manifest, key: string): Remark[] {
    const text = manifest.text("metadata", "annotations", key) ?? "";
    return [...parseStringMap(text).values.keys()]
        .filter((tag) => !TAG_KEY.pattern.test(tag))
        .map((tag) =>
            error(
                "malformed-value",
                manifest.valuePlace("metadata", "annotations", key),
                `the key ${tag} of ${key.replace(/^.*\//, "")} ${TAG_KEY.says}`,
                "write another key",
            ),
        );
}

function attributes(manifest: Manifest, key: string, known: Attributes): Remark[] {
    const text = manifest.text("metadata", "annotations", key);
    const place = manifest.valuePlace("metadata", "annotations", key);
    const name = key.replace(/^[^/]*\/(aws-load-balancer-)?/, "");
    const { values, hasTrailingComma } = parseStringMap(text ?? "");
    // That comma is a finding of its own.
    const read = hasTrailingComma ? [...values].slice(0, -1) : [...values];
    return read.flatMap(([attribute, value]): Remark[] => {
        const type = entryOf(known, attribute);
        if (type === undefined) {
            const meant = nearest(attribute, Object.keys(known));
            return [
                warning(
                    "unknown-attribute",
                    place,
                    `${name} has ${attribute}, which is no known attribute; AWS refuses such`,
                    meant === undefined ? "take it out" : `did you mean ${meant}?`,
                ),
            ];
        }
        return valueProblems(type, value).map(({ message, cure }) =>
            error("malformed-value", place, `${attribute} of ${name} ${message}`, cure),
        );
    });
}
