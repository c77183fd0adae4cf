import { describe, expect, it } from "vitest";

import { serviceTrust } from "../../components/values/trust";

describe("serviceTrust", () => {
    it("lets a service assume the role and nobody else", () => {
        expect(JSON.parse(serviceTrust("ec2.amazonaws.com"))).toEqual({
            Version: "2012-10-17",
            Statement: [
                {
                    Effect: "Allow",
                    Principal: { Service: "ec2.amazonaws.com" },
                    Action: ["sts:AssumeRole"],
                },
            ],
        });
    });

    it("allows the actions given in place of plain assumption", () => {
        const trust = serviceTrust("pods.eks.amazonaws.com", ["sts:AssumeRole", "sts:TagSession"]);

        expect(JSON.parse(trust).Statement).toEqual([
            {
                Effect: "Allow",
                Principal: { Service: "pods.eks.amazonaws.com" },
                Action: ["sts:AssumeRole", "sts:TagSession"],
            },
        ]);
    });
});
