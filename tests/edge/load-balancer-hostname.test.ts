import { describe, expect, it } from "vitest";

import { loadBalancerHostname } from "../../components/edge/dns/load-balancer-hostname";

describe("loadBalancerHostname", () => {
    it("is the first address in the status", () => {
        const status = { loadBalancer: { ingress: [{ hostname: "alb-1.elb.amazonaws.com" }] } };
        expect(loadBalancerHostname("Ingress", "entrance", status)).toBe("alb-1.elb.amazonaws.com");
    });

    it.each([undefined, {}, { loadBalancer: {} }, { loadBalancer: { ingress: [] } }])(
        "says where to look while the status is %j",
        (status) => {
            expect(() => loadBalancerHostname("Ingress", "entrance", status)).toThrow(
                "Ingress entrance has no address; `kubectl describe ingress` tells why.",
            );
            expect(() => loadBalancerHostname("Service", "gateway", status)).toThrow(
                "Service gateway has no address; `kubectl describe service` tells why.",
            );
        },
    );
});
