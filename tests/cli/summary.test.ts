import { expect, it } from "vitest";

import { summary } from "../../cli/start/summary";

const OUTPUTS = {
    urls: ["https://shop.example.com/", "https://example.net/"],
    loadBalancerHostname: "alb-1.eu-west-1.elb.amazonaws.com",
    clusterName: "payments-dev",
    vpcId: "vpc-1",
};
const lines = (more: object) =>
    summary("dev", { ...OUTPUTS, ...more }, { version: 3, deployment: {} }, false).split("\n");

it("says that Route 53 leads to the load balancer where the stack makes the records", () => {
    expect(lines({ dnsRecords: [] })).toContain(
        "  -> Route 53       alias to alb-1.eu-west-1.elb.amazonaws.com",
    );
});

it("says which records somebody else has to make", () => {
    const target = OUTPUTS.loadBalancerHostname;
    const dnsRecords = ["shop.example.com", "example.net"].map((name) => ({
        ...{ name, type: "CNAME", target, aliasZoneId: "Z32O12XQLNTSW2" },
    }));
    expect(lines({ dnsRecords })).toEqual(
        expect.arrayContaining([
            "  -> your DNS       the records of the output dnsRecords",
            `  dnsRecords            shop.example.com CNAME ${target} Z32O12XQLNTSW2, example.net CNAME ${target} Z32O12XQLNTSW2`,
        ]),
    );
});

it("shows every output, a secret as Pulumi hides it", () => {
    const text = lines({
        kubeconfig: "[secret]",
        alarms: { topicArn: "arn:topic" },
        contract: { version: 1 },
        another: 1,
    });
    const from = text.indexOf("Outputs:");
    expect(text.slice(from + 1, text.indexOf("", from))).toEqual([
        "  urls                  https://shop.example.com/, https://example.net/",
        "  loadBalancerHostname  alb-1.eu-west-1.elb.amazonaws.com",
        "  clusterName           payments-dev",
        "  vpcId                 vpc-1",
        "  kubeconfig            [secret]",
        "  alarms                arn:topic",
        "  contract              what the stacks of teams read",
        "  another               1",
    ]);
});
