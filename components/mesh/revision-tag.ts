import { UNNAMED } from "../config/revisions";
import { ISTIO_NAMESPACE, istiodName } from "./values";

/** Name under which `istioctl tag list` finds a tag. */
export function tagName(tag: string): string {
    return `istio-revision-tag-${tag}`;
}

interface Requirement {
    key: string;
    operator: "In" | "NotIn" | "Exists" | "DoesNotExist";
    values?: string[];
}

const absent = (key: string): Requirement => ({ key, operator: "DoesNotExist" });
const is = (key: string, value: string): Requirement => ({ key, operator: "In", values: [value] });
const NOT_REFUSED: Requirement = {
    key: "sidecar.istio.io/inject",
    operator: "NotIn",
    values: ["false"],
};

/**
 * Which pods a tag sends to the injector of a revision: those of namespaces labelled `istio.io/rev: <tag>`,
 * and in namespaces without labels of Istio those that carry it. The tag `default` stands for the other
 * labels too, `istio-injection: enabled` of a namespace and `sidecar.istio.io/inject: "true"` of a pod
 * (manifests/charts/istio-control/istio-discovery/templates/revision-tags-mwc.yaml).
 */
export function tagWebhooks(tag: string, revision: string) {
    const service = {
        name: istiodName(revision),
        namespace: ISTIO_NAMESPACE,
        path: "/inject",
        port: 443,
    };
    const webhook = (prefix: string, namespace: Requirement[], object: Requirement[]) => ({
        name: `${prefix}.sidecar-injector.istio.io`,
        clientConfig: { service },
        sideEffects: "None",
        rules: [
            { operations: ["CREATE"], apiGroups: [""], apiVersions: ["v1"], resources: ["pods"] },
        ],
        failurePolicy: "Fail",
        reinvocationPolicy: "Never",
        admissionReviewVersions: ["v1"],
        namespaceSelector: { matchExpressions: namespace },
        objectSelector: { matchExpressions: object },
    });
    const byRevision = [
        webhook(
            "rev.namespace",
            [is("istio.io/rev", tag), absent("istio-injection")],
            [NOT_REFUSED],
        ),
        webhook(
            "rev.object",
            [absent("istio.io/rev"), absent("istio-injection")],
            [NOT_REFUSED, is("istio.io/rev", tag)],
        ),
    ];
    if (tag !== UNNAMED) return byRevision;
    return [
        ...byRevision,
        webhook("namespace", [is("istio-injection", "enabled")], [NOT_REFUSED]),
        webhook(
            "object",
            [absent("istio-injection"), absent("istio.io/rev")],
            [is("sidecar.istio.io/inject", "true"), absent("istio.io/rev")],
        ),
    ];
}
