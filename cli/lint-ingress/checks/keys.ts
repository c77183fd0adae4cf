import { ALB_PREFIX } from "../../../components/edge/alb/annotation";
import {
    ANNOTATION_FAMILIES,
    ANNOTATIONS,
    annotationOf,
} from "../../../components/edge/alb/annotation-table";
import { nearest } from "../../../components/config/reading/nearest";
import type { Place } from "../finding";
import { insteadOf } from "../habits";
import type { Manifest } from "../manifest";
import { NLB_PREFIX } from "../nlb-annotations";
import { error, type Remark, warning } from "../remark";
import { valueProblems } from "./values";

const NAMES = [
    ...Object.keys(ANNOTATIONS),
    ...Object.keys(ANNOTATION_FAMILIES).map((family) => `${family}.`),
];

/** Each annotation alone: whether the controller reads it there, and can parse its value. */
export function annotationRemarks(manifest: Manifest): Remark[] {
    const at = ["metadata", "annotations"] as const;
    const repeated = manifest
        .repeatedKeys(...at)
        .map(({ key, place }) =>
            error(
                "repeated-key",
                place,
                `${key} is here a second time; the last one applies`,
                "take one out",
            ),
        );
    const each = manifest.entries(...at).flatMap(([key, value]) => {
        const places = {
            key: manifest.keyPlace(...at, key),
            value: manifest.valuePlace(...at, key),
        };
        const isWord = manifest.isBooleanWord(...at, key);
        return [
            ...nameRemarks(manifest.kind, key, places.key),
            ...(isWord || (typeof value !== "string" && value !== null)
                ? [notText(key, value, places.value)]
                : key.startsWith(ALB_PREFIX)
                  ? valueRemarks(key, typeof value === "string" ? value : "", places.value)
                  : []),
        ];
    });
    return [...repeated, ...each];
}

function nameRemarks(kind: string, key: string, place: Place): Remark[] {
    if (!key.startsWith(ALB_PREFIX)) return strangerRemarks(kind, key, place);
    const name = key.slice(ALB_PREFIX.length);
    const annotation = annotationOf(name);
    if (annotation === undefined) {
        const meant = meantBy(name);
        const nearly = meant === undefined ? "take it out" : `did you mean ${ALB_PREFIX}${meant}?`;
        return [
            error(
                "unknown-annotation",
                place,
                `${key} is unknown to the controller, which ignores it`,
                insteadOf(name) ?? nearly,
            ),
        ];
    }
    if (kind === "Service" && !annotation.onService) {
        return [
            error(
                "wrong-object",
                place,
                `${key} has no effect on a Service`,
                "move it to the Ingress",
            ),
        ];
    }
    return annotation.instead === undefined
        ? []
        : [
              warning(
                  "replaced-annotation",
                  place,
                  `${key} is for WAF Classic, which AWS has shut down`,
                  `use ${ALB_PREFIX}${annotation.instead}`,
              ),
          ];
}

/** The start of a family is meant as one; what follows its dot is the user's own. */
function meantBy(name: string): string | undefined {
    const [head = "", ...rest] = name.split(".");
    const family = nearest(head, Object.keys(ANNOTATION_FAMILIES));
    if (rest.length > 0 && family !== undefined) return [family, ...rest].join(".");
    return nearest(name, NAMES);
}

/** Annotations that look as if they were meant for the controller. */
function strangerRemarks(kind: string, key: string, place: Place): Remark[] {
    const [prefix = "", name = ""] = key.split("/");
    if (kind === "Ingress" && key.startsWith(NLB_PREFIX)) {
        return [
            error(
                "wrong-object",
                place,
                `${key} is for a Service and has no effect on an Ingress`,
                "take it out, or use the annotation of the Ingress",
            ),
        ];
    }
    const isMisspelt = `${prefix}/` !== ALB_PREFIX && annotationOf(name) !== undefined;
    return isMisspelt && /alb|aws|elb|load-?balancer/.test(prefix) && prefix.includes("ingress")
        ? [
              error(
                  "unknown-annotation",
                  place,
                  `${key} is unknown to the controller, which ignores it`,
                  `did you mean ${ALB_PREFIX}${name}?`,
              ),
          ]
        : [];
}

function notText(key: string, value: unknown, place: Place): Remark {
    const text = typeof value === "string" ? value : JSON.stringify(value);
    return error(
        "not-text",
        place,
        `the value of ${key} is not text, and Kubernetes refuses the object`,
        `quote it: '${text}'`,
    );
}

function valueRemarks(key: string, text: string, place: Place): Remark[] {
    const type = annotationOf(key.slice(ALB_PREFIX.length))?.value;
    if (type === undefined) return [];
    return valueProblems(type, text).map(({ message, cure }) =>
        error("malformed-value", place, `${key} ${message}`, cure),
    );
}
