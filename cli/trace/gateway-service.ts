import { z } from "zod";

import type { Pods } from "./mesh/routes";
import type { Resources } from "./resources";

const servicePort = z.object({
    name: z.string(),
    port: z.number(),
    nodePort: z.number().optional(),
    targetPort: z.union([z.number(), z.string()]).optional(),
});
type ServicePort = z.infer<typeof servicePort>;
const release = z.object({
    name: z.string(),
    namespace: z.string(),
    chart: z.string(),
    values: z
        .object({
            labels: z.record(z.string(), z.string()).optional(),
            service: z
                .object({
                    type: z.string().optional(),
                    ports: z.array(servicePort).optional(),
                    loadBalancerClass: z.string().optional(),
                    annotations: z.record(z.string(), z.string()).optional(),
                })
                .optional(),
        })
        .optional(),
});

/** The Service of an ingress gateway, as the chart makes it. */
export interface GatewayService extends Pods {
    name: string;
    annotations: Readonly<Record<string, string>>;
    ports: ServicePort[];
    /** Undefined behind an ALB. */
    ownLoadBalancer: "nlb" | "clb" | undefined;
    portCalled: (nameOrNumber: string) => ServicePort | undefined;
}

/** The port in the pods; undefined where the Service calls it by a name of theirs. */
export function podPortOf({ port, targetPort = port }: ServicePort): number | undefined {
    return typeof targetPort === "number" ? targetPort : undefined;
}

const GATEWAY_CHART = /(^|\/)gateway$/;

/** The gateways that the stack releases. */
export function gatewayServicesOf(resources: Resources): GatewayService[] {
    return resources
        .ofType("kubernetes:helm.sh/v3:Release")
        .flatMap(({ inputs }) => release.safeParse(inputs).data ?? [])
        .filter(({ chart }) => GATEWAY_CHART.test(chart))
        .map(({ name, namespace, values }) => {
            const { type, ports = [], loadBalancerClass, annotations = {} } = values?.service ?? {};
            const isBalancer = type === "LoadBalancer";
            return {
                name,
                namespace,
                // The chart's own labels of the pods (its templates/_helpers.tpl).
                labels: { app: name, istio: name.replace(/^istio-/, ""), ...values?.labels },
                annotations,
                ports,
                ownLoadBalancer: isBalancer ? (loadBalancerClass ? "nlb" : "clb") : undefined,
                portCalled: (wanted) =>
                    ports.find((one) => one.name === wanted || String(one.port) === wanted),
            };
        });
}
