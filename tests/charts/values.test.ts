import { describe, expect, it } from "vitest";

import { VERSIONS } from "../../components/config/versions";
import {
    type ControllerValues,
    type ControllerValuesArgs,
    controllerValues,
} from "../../components/controller/values";
import { type KarpenterValuesArgs, karpenterValues } from "../../components/karpenter/values";
import { type Front, frontOf } from "../../components/config/plan/front";
import {
    type GatewayService,
    gatewayService,
    loadBalancerService,
} from "../../components/mesh/ports";
import {
    type GatewayValues,
    type IstiodValues,
    gatewayValues,
    istiodValues,
} from "../../components/mesh/values";
import type { Profile } from "../../components/config/mesh-sizes";
import { meshTelemetrySchema } from "../../components/config/sections/mesh-telemetry";
import { CHARTS_OWN } from "../mesh/args";
import { chartKeys, gatewaySchemaKeys, unknownKeys } from "../support/charts";

const controllerArgs: ControllerValuesArgs = {
    clusterName: "payments-dev",
    region: "eu-west-1",
    vpcId: "vpc-1",
    replicas: 2,
    image: undefined,
    serviceAccountName: "aws-load-balancer-controller",
    ingressNamespaces: ["istio-system"],
    roleArn: undefined,
};
const controllerVariants: Record<string, ControllerValues> = {
    "Pod Identity": controllerValues(controllerArgs),
    IRSA: controllerValues({ ...controllerArgs, roleArn: "arn:aws:iam::111122223333:role/alb" }),
    "a class for all namespaces": controllerValues({ ...controllerArgs, ingressNamespaces: "all" }),
    "a mirrored image": controllerValues({ ...controllerArgs, image: "registry.example.com/alb" }),
};

const karpenterArgs: KarpenterValuesArgs = {
    replicas: 2,
    image: undefined,
    serviceAccountName: "karpenter",
    region: "eu-west-1",
    clusterName: "payments-dev",
    clusterEndpoint: "https://1A.gr7.eu-west-1.eks.amazonaws.com",
    queueName: "karpenter-interruptions",
};

const istiodVariants: Record<string, IstiodValues> = {
    "Istio's images": istiodValues(undefined, frontOf(undefined), CHARTS_OWN, {}, "default"),
    "a closed mesh": istiodValues(
        undefined,
        frontOf(undefined),
        CHARTS_OWN,
        {
            outboundTrafficPolicy: { mode: "REGISTRY_ONLY" },
            pathNormalization: { normalization: "MERGE_SLASHES" },
        },
        "default",
    ),
    "a profile, and all of telemetry": istiodValues(
        undefined,
        frontOf(undefined),
        {
            profile: "large",
            telemetry: meshTelemetrySchema.parse({
                accessLog: { fields: { path: "%REQ(:PATH)%" } },
                tracing: { service: "otel.observability.svc.cluster.local" },
                prometheusMerge: false,
            }),
        },
        {},
        "1-31-4",
    ),
    "mirrored images": istiodValues(
        "registry.example.com/istio",
        frontOf(undefined),
        CHARTS_OWN,
        {},
        "default",
    ),
};

const fixed = { status: 30621, http: 31565, https: 31804 };
const gatewayVariants: Record<string, GatewayValues> = {
    "fixed node ports": gatewayOf(gatewayService("instance", fixed)),
    "node ports of Kubernetes' choice": gatewayOf(gatewayService("instance", "auto")),
    "ip targets": gatewayOf(gatewayService("ip", fixed)),
    "an NLB": gatewayOf(
        loadBalancerService({ kind: "nlb", targetType: "ip" }, fixed, { "any/key": "text" }),
        { kind: "nlb", proxyProtocol: true },
    ),
    "a profile and a revision": gatewayOf(gatewayService("ip", fixed), {}, "large", "1-31-4"),
    "a Classic Load Balancer": gatewayOf(
        loadBalancerService({ kind: "clb", targetType: "instance" }, fixed, {}),
        { kind: "clb" },
    ),
};

function gatewayOf(
    service: GatewayService,
    front: Partial<Front> = {},
    profile: Profile = "standard",
    revision = "default",
): GatewayValues {
    return gatewayValues(
        { min: 2, max: 5 },
        service,
        { ...frontOf(undefined), ...front },
        profile,
        revision,
    );
}

describe.each(Object.keys(VERSIONS.controller))("aws-load-balancer-controller %s", (version) => {
    it.each(Object.entries(controllerVariants))("knows all keys of %s", (_, values) => {
        expect(unknownKeys(values, chartKeys("aws-load-balancer-controller", version))).toEqual([]);
    });
});

describe.each(Object.keys(VERSIONS.karpenter))("karpenter %s", (version) => {
    it.each([undefined, "registry.example.com/karpenter"])("knows all keys, image %s", (image) => {
        const values = karpenterValues({ ...karpenterArgs, image });
        expect(unknownKeys(values, chartKeys("karpenter", version))).toEqual([]);
    });
});

describe.each(Object.keys(VERSIONS.istio))("Istio %s", (version) => {
    it("base knows the one key that is set to it", () => {
        expect(unknownKeys({ defaultRevision: "1-31-4" }, chartKeys("base", version))).toEqual([]);
    });

    it.each(Object.entries(istiodVariants))("istiod knows all keys of %s", (_, values) => {
        expect(unknownKeys(values, chartKeys("istiod", version))).toEqual([]);
    });

    it.each(Object.entries(gatewayVariants))("gateway knows all keys of %s", (_, values) => {
        expect(unknownKeys(values, chartKeys("gateway", version))).toEqual([]);
        expect(gatewaySchemaKeys(version)).toEqual(expect.arrayContaining(Object.keys(values)));
    });
});

describe("the types of the values", () => {
    it("make a wrong key a compile error", () => {
        const controller: ControllerValues = {
            ...controllerVariants.IRSA!,
            // @ts-expect-error -- a made-up key
            madeUp: true,
        };
        const istiod: IstiodValues = {
            ...istiodVariants["Istio's images"]!,
            // @ts-expect-error -- the key of the mesh config is accessLogFile
            meshConfig: { accesLogFile: "/dev/stdout" },
        };
        const gateway: GatewayValues = {
            ...gatewayVariants["ip targets"]!,
            // @ts-expect-error -- a list of ports with a made-up key
            service: { type: "ClusterIP", ports: [{ name: "https", nodePrt: 31804 }] },
        };

        const wrong = [
            unknownKeys(controller, chartKeys("aws-load-balancer-controller", "3.5.0")),
            unknownKeys(istiod, chartKeys("istiod", "1.31")),
        ];
        expect(wrong).toEqual([["madeUp"], ["meshConfig.accesLogFile"]]);
        expect(gateway.service.ports).toHaveLength(1);
    });
});
