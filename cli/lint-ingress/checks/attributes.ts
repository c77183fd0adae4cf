import { ALB_PREFIX } from "../../../components/edge/alb/annotation";
import { TAG_KEY } from "../../../components/values/elb-limits";
import { entryOf } from "../../../components/values/entry-of";
import { nearest } from "../../../components/config/reading/nearest";
import {
    ALB_TARGET_RULES,
    type AttributeRule,
    brokenRules,
    NLB_TARGET_RULES,
    UDP_TARGET_RULES,
} from "../attribute-rules";
import {
    ALB_ATTRIBUTES,
    ALB_TARGET_ATTRIBUTES,
    type Attributes,
    NLB_ATTRIBUTES,
    NLB_TARGET_ATTRIBUTES,
} from "../attribute-types";
import type { Manifest } from "../manifest";
import { NLB_PREFIX } from "../nlb-annotations";
import { error, errorIf, type Remark, warning } from "../remark";
import { parseStringMap } from "../string-map";
import { valueProblems } from "./values";

const ALB_TARGETS = `${ALB_PREFIX}target-group-attributes`;
const NLB_TARGETS = `${NLB_PREFIX}target-group-attributes`;

/** What the attributes of an ALB and of its target groups must be, on an Ingress or a Service. */
export function attributeRemarks(manifest: Manifest): Remark[] {
    return [
        ...attributes(manifest, `${ALB_PREFIX}load-balancer-attributes`, ALB_ATTRIBUTES),
        ...attributes(manifest, `${ALB_PREFIX}frontend-nlb-attributes`, NLB_ATTRIBUTES),
        ...attributes(manifest, ALB_TARGETS, ALB_TARGET_ATTRIBUTES),
        ...together(manifest, ALB_TARGETS, ALB_TARGET_RULES),
        ...tags(manifest, `${ALB_PREFIX}tags`),
    ];
}

/** The same of an NLB. Attributes of one port's target group have the port behind a dot. */
export function nlbAttributeRemarks(service: Manifest): Remark[] {
    const ofTargets = service
        .entries("metadata", "annotations")
        .map(([key]) => key)
        .filter((key) => key === NLB_TARGETS || key.startsWith(`${NLB_TARGETS}.`));
    return [
        ...attributes(service, `${NLB_PREFIX}attributes`, NLB_ATTRIBUTES),
        ...ofTargets.flatMap((key) => attributes(service, key, NLB_TARGET_ATTRIBUTES)),
        ...service.list("spec", "ports").flatMap((_, index) => {
            const port = service.get("spec", "ports", index, "port");
            const isUdp = service.get("spec", "ports", index, "protocol") === "UDP";
            const rules = [...NLB_TARGET_RULES, ...(isUdp ? UDP_TARGET_RULES : [])];
            return together(service, `${NLB_TARGETS}.${String(port)}`, rules, NLB_TARGETS);
        }),
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

/** What AWS does not combine of attributes. Those of `key` win over those of `base`. */
function together(
    manifest: Manifest,
    key: string,
    rules: readonly AttributeRule[],
    base = key,
): Remark[] {
    const valuesOf = (name: string) =>
        parseStringMap(manifest.text("metadata", "annotations", name) ?? "").values;
    const own = valuesOf(key);
    return brokenRules(rules, new Map([...valuesOf(base), ...own])).map((rule) => {
        const at = own.has(rule.attribute) ? key : base;
        return errorIf(!rule.isTaken)(
            "malformed-value",
            manifest.valuePlace("metadata", "annotations", at),
            `${rule.attribute} of ${shortName(at)} ${rule.says}${rule.isTaken ? "" : ", and AWS refuses it"}`,
            rule.cure,
        );
    });
}

function shortName(key: string): string {
    return key.replace(/^[^/]*\/(aws-load-balancer-)?/, "");
}

function attributes(manifest: Manifest, key: string, known: Attributes): Remark[] {
    const text = manifest.text("metadata", "annotations", key);
    const place = manifest.valuePlace("metadata", "annotations", key);
    const name = shortName(key);
    const { values, hasTrailingComma } = parseStringMap(text ?? "");
    // That comma is another finding.
    const read = hasTrailingComma ? [...values].slice(0, -1) : [...values];
    return read.flatMap(([attribute, value]): Remark[] => {
        const type = entryOf(known, attribute);
        if (type === undefined) {
            const meant = nearest(attribute, Object.keys(known));
            return [
                warning(
                    "unknown-attribute",
                    place,
                    `${name} has ${attribute}, which is not a known attribute; AWS refuses unknown ones`,
                    meant === undefined ? "take it out" : `did you mean ${meant}?`,
                ),
            ];
        }
        return valueProblems(type, value).map(({ message, cure }) =>
            error("malformed-value", place, `${attribute} of ${name} ${message}`, cure),
        );
    });
}
