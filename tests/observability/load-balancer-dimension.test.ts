import { describe, expect, it } from "vitest";

import { loadBalancerDimension } from "../../components/observability/load-balancer-dimension";

const PREFIX = "arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer";
const ARNS = [
    `${PREFIX}/app/payments/1111`,
    `${PREFIX}/app/payments-dev/2222`,
    `${PREFIX}/app/Shop-2/3333`,
    `${PREFIX}/net/queue/4444`,
    // A Classic Load Balancer has nothing before its name.
    `${PREFIX}/old`,
];

describe("loadBalancerDimension", () => {
    it.each([
        ["payments-dev-1234567890.eu-west-1.elb.amazonaws.com", "app/payments-dev/2222"],
        ["internal-payments-1234567890.eu-west-1.elb.amazonaws.com", "app/payments/1111"],
        ["shop-2-77.cn-north-1.elb.amazonaws.com.cn", "app/Shop-2/3333"],
    ])("of %s is %s", (hostname, value) => {
        expect(loadBalancerDimension(hostname, ARNS)).toEqual({ value, found: true });
    });

    it.each([
        ["gone-1.eu-west-1.elb.amazonaws.com", "app/gone/not-found"],
        ["queue-1.eu-west-1.elb.amazonaws.com", "app/queue/not-found"],
        ["old-1.eu-west-1.elb.amazonaws.com", "app/old/not-found"],
    ])("of %s, which is no Application Load Balancer there, watches nothing", (hostname, value) => {
        expect(loadBalancerDimension(hostname, ARNS)).toEqual({ value, found: false });
    });
});
