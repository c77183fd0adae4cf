import { afterEach, describe, expect, it } from "vitest";

import { type Props, record } from "../../../sandbox/cloud/values";
import { AWS, BACKEND, Chain } from "./chain";

let chain: Chain;
afterEach(() => chain.close());

const INGRESS = "kubernetes:networking.k8s.io/v1:Ingress";
const ONLY_GATEWAY: Props = {
    key: "kubernetes.io/metadata.name",
    operator: "In",
    values: ["istio-system"],
};

/** The controller's release with a class for some namespaces. */
const lockedTo =
    (expression: Props, more: Props = {}) =>
    (inputs: Props): Props => ({
        ...inputs,
        values: {
            ...record(inputs, "values"),
            ingressClassParams: {
                spec: { namespaceSelector: { matchExpressions: [expression] } },
            },
            ...more,
        },
    });

const inGroup = (inputs: Props): Props => ({
    ...inputs,
    metadata: {
        ...record(inputs, "metadata"),
        annotations: {
            ...record(inputs, "metadata.annotations"),
            [`${AWS}group.name`]: "edge",
        },
    },
});

/** An Ingress of another team that joins the group. */
function joinFrom(namespace: string, annotations: Props = {}, spec: Props = {}) {
    return chain.provider(INGRESS).create(INGRESS, "joiner", {
        metadata: {
            name: "joiner",
            namespace,
            annotations: {
                "pulumi.com/skipAwait": "true",
                [`${AWS}group.name`]: "edge",
                [`${AWS}listen-ports`]: '[{"HTTPS": 443}]',
                [`${AWS}certificate-arn`]: chain.id("certificate"),
                [`${AWS}target-type`]: "ip",
                ...annotations,
            },
        },
        spec: {
            ingressClassName: "alb",
            rules: [{ host: "evil.example.com", http: { paths: [BACKEND] } }],
            ...spec,
        },
    });
}

const rulesOf = () =>
    JSON.stringify(chain.cloud.world.all("aws:lb/loadBalancer:LoadBalancer")[0]?.state);

describe("an IngressClass with a namespaceSelector", () => {
    it("is taken up in place by a live one, whose Ingress keeps its ALB", async () => {
        chain = await Chain.upTo("record");
        const before = rulesOf();

        await chain.update("controller", lockedTo(ONLY_GATEWAY));

        expect(chain.cloud.warnings()).toEqual([]);
        expect(rulesOf()).toBe(before);
    });

    it("serves the Ingress in its namespace, and not one of another that joins the group", async () => {
        chain = await Chain.upTo("ingress");
        await chain.update("controller", lockedTo(ONLY_GATEWAY));
        await chain.make("ingress", inGroup);
        const before = rulesOf();

        await joinFrom("default");

        expect(rulesOf()).toBe(before);
        expect(rulesOf()).not.toContain("evil.example.com");
    });

    it("goes by the labels of the namespace", async () => {
        chain = await Chain.upTo("ingress");
        await chain.update("controller", lockedTo({ key: "edge", operator: "Exists", values: [] }));
        await expect(chain.make("ingress")).rejects.toThrow(
            "Ingress: istio-system/common-external-ingress: invalid ingress class: namespaceSelector of IngressClassParams alb mismatch",
        );
    });

    it("is passed by with the old annotation, unless new ones are forbidden", async () => {
        chain = await Chain.upTo("ingress");
        const annotation = { "kubernetes.io/ingress.class": "alb" };
        await chain.make("ingress", inGroup);
        await chain.update("controller", lockedTo(ONLY_GATEWAY));
        await joinFrom("default", annotation);
        expect(rulesOf()).toContain("evil.example.com");
        await chain.remove("ingress");

        await chain.update(
            "controller",
            lockedTo(ONLY_GATEWAY, { disableIngressClassAnnotation: true }),
        );
        await expect(joinFrom("kube-public", annotation)).rejects.toThrow(
            "new usage of `kubernetes.io/ingress.class` annotation is forbidden",
        );
    });
});
