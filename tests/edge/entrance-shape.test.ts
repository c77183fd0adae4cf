import { expect, it } from "vitest";

import {
    shapeOf,
    shapeOfInputs,
    shapesOfIngress,
} from "../../components/edge/guard/entrance-shape";
import { albPlan } from "./args";

const SCHEME = "alb.ingress.kubernetes.io/scheme";
const CERTIFICATE = "alb.ingress.kubernetes.io/certificate-arn";
const ingress = (annotations: Record<string, unknown>) => ({
    kind: "Ingress",
    metadata: { namespace: "istio-system", name: "edge", annotations },
});

it.each([
    { kind: "alb" as const, annotations: {} },
    { kind: "nlb" as const, annotations: { "alb.ingress.kubernetes.io/target-type": "ip" } },
    { kind: "clb" as const, annotations: {} },
])("is the config of a $kind, as far as it decides about the load balancer", (expected) => {
    const { kind, annotations } = expected;
    expect(shapeOf({ ...albPlan({ targetType: "ip" }), kind }, "edge")).toEqual({
        kind,
        namespace: "edge",
        name: "common-external-ingress",
        annotations: {
            [SCHEME]: "internet-facing",
            "alb.ingress.kubernetes.io/load-balancer-name": "common-external-ingress",
            ...annotations,
        },
    });
});

it("has the group of the Ingress and the hosts of the second one, where there are any", () => {
    const hosts = ["shop.example.com", { name: "grpc.example.com", protocol: "grpc" as const }];
    const shape = shapeOf(albPlan({ hosts }), "edge");
    expect(shape.annotations).toMatchObject({
        "alb.ingress.kubernetes.io/group.name": "common-external-ingress",
    });
    expect(shape.grpcHosts).toEqual(["grpc.example.com"]);
    expect(shapeOfInputs(structuredClone(shape))).toEqual(shape);
});

it("reads back what the engine kept of a guard", () => {
    const shape = {
        kind: "alb",
        namespace: "istio-system",
        name: "edge",
        annotations: { [SCHEME]: "internal" },
    };
    expect(shapeOfInputs(structuredClone(shape))).toEqual(shape);
});

it.each([undefined, {}, { namespace: "a" }, { namespace: 1, name: "b" }])(
    "gives no shape of the inputs %j",
    (inputs) => {
        expect(shapeOfInputs(inputs)).toBeUndefined();
    },
);

it("leaves out an annotation whose new value a preview doesn't know", () => {
    const unknown = Symbol("unknown");
    const before = ingress({ [SCHEME]: "internal", [CERTIFICATE]: "arn:1" });
    const after = ingress({ [SCHEME]: "internal", [CERTIFICATE]: unknown });
    const shape = {
        namespace: "istio-system",
        name: "edge",
        annotations: { [SCHEME]: "internal" },
    };
    expect(shapesOfIngress(before, after)).toEqual({ before: shape, after: shape });
});

it("keeps an annotation that is taken out", () => {
    const shapes = shapesOfIngress(ingress({ [SCHEME]: "internal" }), ingress({}));
    expect(shapes?.before.annotations).toEqual({ [SCHEME]: "internal" });
    expect(shapes?.after.annotations).toEqual({});
});
