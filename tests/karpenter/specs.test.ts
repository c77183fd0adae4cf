import { describe, expect, it } from "vitest";

import { drainPlan } from "../../components/config/plan/drain";
import { edgeSchema } from "../../components/config/sections/edge/edge";
import { karpenterSchema, nodePoolsSchema } from "../../components/config/sections/node-pools";
import { queuePolicy } from "../../components/karpenter/interruptions";
import { nodeClassSpec } from "../../components/karpenter/node-class";
import { nodePoolSpec } from "../../components/karpenter/node-pool";

const pool = (given: object) => nodePoolsSchema.parse({ one: given })["one"]!;
const spec = (given: object) =>
    nodePoolSpec(pool(given), { className: "mesh-edge", graceMinutes: 20 });

describe("nodePoolSpec", () => {
    it("writes the defaults: any c, m and r that isn't old, within limits, a tenth at a time", () => {
        expect(spec({})).toEqual({
            limits: { cpu: "64", memory: "256Gi" },
            disruption: {
                consolidationPolicy: "WhenEmptyOrUnderutilized",
                consolidateAfter: "300s",
                budgets: [{ nodes: "10%" }],
            },
            template: {
                spec: {
                    nodeClassRef: {
                        group: "karpenter.k8s.aws",
                        kind: "EC2NodeClass",
                        name: "mesh-edge",
                    },
                    expireAfter: "720h",
                    terminationGracePeriod: "20m",
                    requirements: [
                        { key: "kubernetes.io/os", operator: "In", values: ["linux"] },
                        { key: "kubernetes.io/arch", operator: "In", values: ["amd64"] },
                        {
                            key: "karpenter.sh/capacity-type",
                            operator: "In",
                            values: ["on-demand"],
                        },
                        {
                            key: "karpenter.k8s.aws/instance-category",
                            operator: "In",
                            values: ["c", "m", "r"],
                        },
                        {
                            key: "karpenter.k8s.aws/instance-generation",
                            operator: "Gt",
                            values: ["4"],
                        },
                        { key: "karpenter.k8s.aws/instance-cpu", operator: "Gt", values: ["1"] },
                    ],
                },
            },
        });
    });

    it("takes the pool's own types, architecture, purchase options and weight", () => {
        const given = {
            arch: "arm64",
            capacityTypes: ["SPOT", "ON_DEMAND"],
            instanceTypes: ["m7g.large"],
            weight: 10,
        };
        expect(spec(given).weight).toBe(10);
        expect(spec(given).template.spec.requirements).toEqual([
            { key: "kubernetes.io/os", operator: "In", values: ["linux"] },
            { key: "kubernetes.io/arch", operator: "In", values: ["arm64"] },
            { key: "karpenter.sh/capacity-type", operator: "In", values: ["spot", "on-demand"] },
            { key: "node.kubernetes.io/instance-type", operator: "In", values: ["m7g.large"] },
        ]);
    });

    // Karpenter deletes a pod before its own grace period has passed when the node's would end first.
    it("leaves a gateway's pod its whole drain, whatever the two are", () => {
        const { gracePeriod } = drainPlan(edgeSchema.shape.drainSeconds.unwrap().maxValue ?? 0);
        const shortest = karpenterSchema.safeParse({ terminationGraceMinutes: 14 });
        expect(shortest.success).toBe(false);
        expect(gracePeriod).toBeGreaterThan(600);
        expect(gracePeriod).toBeLessThanOrEqual(15 * 60);
    });
});

describe("nodeClassSpec", () => {
    it("makes nodes as those of the node groups: image, volume, metadata, subnets, security group", () => {
        const args = {
            amiVersion: "v20261118",
            diskSizeGiB: 80,
            roleName: "karpenter-node-1a2b3c4",
            subnetIds: ["subnet-1", "subnet-2"],
            securityGroupId: "sg-1",
            tags: { team: "payments" },
        };
        expect(nodeClassSpec(args)).toEqual({
            role: "karpenter-node-1a2b3c4",
            amiSelectorTerms: [{ alias: "al2023@v20261118" }],
            subnetSelectorTerms: [{ id: "subnet-1" }, { id: "subnet-2" }],
            securityGroupSelectorTerms: [{ id: "sg-1" }],
            metadataOptions: {
                httpEndpoint: "enabled",
                httpTokens: "required",
                httpPutResponseHopLimit: 1,
            },
            blockDeviceMappings: [
                {
                    deviceName: "/dev/xvda",
                    ebs: {
                        volumeType: "gp3",
                        volumeSize: "80Gi",
                        encrypted: true,
                        deleteOnTermination: true,
                    },
                },
            ],
            tags: { team: "payments" },
        });
    });
});

describe("queuePolicy", () => {
    it("lets the stack's rules fill the queue, and nobody in without TLS", () => {
        const queue = "arn:aws:sqs:eu-west-1:111122223333:q";
        const rules = ["arn:aws:events:eu-west-1:111122223333:rule/a"];
        expect(JSON.parse(queuePolicy(queue, rules)).Statement).toEqual([
            {
                Sid: "Rules",
                Effect: "Allow",
                Principal: { Service: "events.amazonaws.com" },
                Action: "sqs:SendMessage",
                Resource: queue,
                Condition: { ArnEquals: { "aws:SourceArn": rules } },
            },
            {
                Sid: "OnlyTls",
                Effect: "Deny",
                Principal: "*",
                Action: "sqs:*",
                Resource: queue,
                Condition: { Bool: { "aws:SecureTransport": "false" } },
            },
        ]);
    });
});
