import { describe, expect, it } from "vitest";

import { controllerValues } from "../../components/controller/values";

const args = {
    clusterName: "payments-test",
    region: "eu-west-1",
    vpcId: "vpc-1",
    replicas: 3,
    image: undefined,
    serviceAccountName: "aws-load-balancer-controller",
    roleArn: undefined,
};

describe("controllerValues", () => {
    it("says all that the controller can't find out, and makes it safe to be down", () => {
        expect(controllerValues(args)).toEqual({
            clusterName: "payments-test",
            region: "eu-west-1",
            vpcId: "vpc-1",
            replicaCount: 3,
            serviceAccount: { create: true, name: "aws-load-balancer-controller" },
            podDisruptionBudget: { maxUnavailable: 1 },
            enableServiceMutatorWebhook: false,
            keepTLSSecret: true,
        });
    });

    it("annotates the service account with its role for IRSA", () => {
        const roleArn = "arn:aws:iam::111122223333:role/controller";

        expect(controllerValues({ ...args, roleArn }).serviceAccount).toEqual({
            create: true,
            name: "aws-load-balancer-controller",
            annotations: { "eks.amazonaws.com/role-arn": roleArn },
        });
    });

    it("takes the image from a mirror and leaves its tag to the chart", () => {
        const image = "mirror.example:5000/eks/aws-load-balancer-controller";

        expect(controllerValues({ ...args, image }).image).toEqual({ repository: image });
        expect(controllerValues(args).image).toBeUndefined();
    });
});
