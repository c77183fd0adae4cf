import { describe, expect, it } from "vitest";

import { controllerPolicy } from "../../components/controller/iam-policy";
import { ACTIONS_OF_3_5_0 } from "./actions-3.5.0";

const vpcArn = "arn:aws:ec2:eu-west-1:111122223333:vpc/vpc-0a1b2c3d4e5f60718";
const policy = controllerPolicy({ partition: "aws", vpcArn });

describe("the controller's IAM policy", () => {
    it("allows exactly the 80 actions that controller 3.5.0 needs", () => {
        const allowed = new Set(policy.Statement.flatMap((statement) => statement.Action));

        expect(allowed.size).toBe(80);
        expect([...allowed].sort()).toEqual(ACTIONS_OF_3_5_0);
    });

    it("only allows; it denies nothing and names no wildcard action", () => {
        expect(policy.Version).toBe("2012-10-17");
        expect(new Set(policy.Statement.map(({ Effect }) => Effect))).toEqual(new Set(["Allow"]));
        expect(
            policy.Statement.flatMap(({ Action }) => Action).filter((a) => a.includes("*")),
        ).toEqual([]);
    });

    it("fits into a managed policy: 6144 characters without whitespace", () => {
        const longest = controllerPolicy({
            partition: "aws-us-gov",
            vpcArn: "arn:aws-us-gov:ec2:us-gov-west-1:111122223333:vpc/vpc-0a1b2c3d4e5f60718",
        });
        expect(JSON.stringify(longest).replace(/\s/g, "").length).toBeLessThanOrEqual(6144);
    });

    it("names each statement once, in letters and digits, as IAM asks", () => {
        const sids = policy.Statement.map(({ Sid }) => Sid);
        expect(sids.filter((sid) => !/^[A-Za-z0-9]+$/.test(sid))).toEqual([]);
        expect(new Set(sids).size).toBe(sids.length);
    });

    it.each(["aws", "aws-cn", "aws-us-gov"])(
        "names resources in partition %s only",
        (partition) => {
            const { Statement } = controllerPolicy({
                partition,
                vpcArn: `arn:${partition}:ec2:region:111122223333:vpc/vpc-1`,
            });
            const arns = JSON.stringify(Statement).match(/arn:[^"]*/g) ?? [];

            expect(arns.length).toBeGreaterThan(10);
            expect(arns.filter((arn) => !arn.startsWith(`arn:${partition}:`))).toEqual([]);
        },
    );

    it("differs between partitions in the ARNs' partition and in nothing else", () => {
        const china = controllerPolicy({ partition: "aws-cn", vpcArn });
        expect(JSON.parse(JSON.stringify(china).replaceAll("arn:aws-cn:", "arn:aws:"))).toEqual(
            policy,
        );
    });
});
