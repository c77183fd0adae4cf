import { describe, expect, it } from "vitest";

import { boundary } from "../../components/ci/boundary";
import { rightsOfStacks } from "../../components/ci/rights";
import { documentOf, type Statement } from "../../components/ci/statement";
import { controllerPolicy } from "../../components/controller/iam-policy";
import { instancesPolicy, surroundingsPolicy } from "../../components/karpenter/iam-policy";
import { applies } from "../../sandbox/cloud/aws/iam/authorize";
import { KEY, loadedCi, PROD_KEY } from "./args";

const ACCOUNT = "111122223333";
const BUCKET = "arn:aws:s3:::example-state";
const OWN = `arn:aws:iam::${ACCOUNT}:role/mesh-edge/dev/cluster-1a2b3c4`;
const BOUNDARY = `arn:aws:iam::${ACCOUNT}:policy/mesh-edge-ci/mesh-edge-dev-boundary`;

const rightsOf = (stack: string, changes: object = {}) => {
    const found = rightsOfStacks(loadedCi(changes)).find((rights) => rights.stack === stack);
    if (found === undefined) throw new Error(`no rights of ${stack}`);
    return found;
};

/** Whether IAM allows it, by the sandbox's reading of IAM. */
const may = (
    statements: readonly Statement[],
    action: string,
    resource: string,
    keys?: Record<string, string>,
) => statements.some((statement) => applies(statement, { action, resource, keys }));

describe("a preview role", () => {
    it("reads all of the account, its stack's state, and decrypts with one key", () => {
        expect(rightsOf("dev").preview).toEqual({
            managedPolicyArn: "arn:aws:iam::aws:policy/ReadOnlyAccess",
            statements: [
                {
                    Sid: "ListState",
                    Effect: "Allow",
                    Action: ["s3:ListBucket"],
                    Resource: [BUCKET],
                },
                {
                    Sid: "ReadStateVersion",
                    Effect: "Allow",
                    Action: ["s3:GetObject"],
                    Resource: [`${BUCKET}/.pulumi/meta.yaml`],
                },
                {
                    Sid: "State",
                    Effect: "Allow",
                    Action: ["s3:GetObject"],
                    Resource: [
                        `${BUCKET}/.pulumi/stacks/mesh-edge/dev.json*`,
                        `${BUCKET}/.pulumi/stacks/mesh-edge/dev.pulumi-tags`,
                        `${BUCKET}/.pulumi/locks/organization/mesh-edge/dev/*`,
                        `${BUCKET}/.pulumi/history/mesh-edge/dev/*`,
                        `${BUCKET}/.pulumi/backups/mesh-edge/dev/*`,
                    ],
                },
                { Sid: "Secrets", Effect: "Allow", Action: ["kms:Decrypt"], Resource: [KEY] },
            ],
        });
    });

    it("has the key of its own stack where that has one", () => {
        const { statements } = rightsOf("prod").preview;
        expect(may(statements, "kms:Decrypt", PROD_KEY)).toBe(true);
        expect(may(statements, "kms:Decrypt", KEY)).toBe(false);
    });

    it("has nothing of its own with Pulumi Cloud", () => {
        const changes = { stateBucket: undefined, secretsKey: undefined };
        expect(rightsOf("dev", changes).preview.statements).toEqual([]);
    });
});

describe("a deploy role", () => {
    const { deploy } = rightsOf("dev");
    const within = { "iam:PermissionsBoundary": BOUNDARY };

    it("creates roles, and gives them policies, with the boundary only", () => {
        for (const action of ["iam:CreateRole", "iam:AttachRolePolicy", "iam:PutRolePolicy"]) {
            expect([action, may(deploy, action, OWN, within)]).toEqual([action, true]);
            expect([action, may(deploy, action, OWN)]).toEqual([action, false]);
            const other = { "iam:PermissionsBoundary": "arn:aws:iam::aws:policy/ReadOnlyAccess" };
            expect([action, may(deploy, action, OWN, other)]).toEqual([action, false]);
        }
        expect(may(deploy, "iam:DeleteRolePermissionsBoundary", OWN, within)).toBe(false);
    });

    it.each([
        ["iam:UpdateAssumeRolePolicy", `arn:aws:iam::${ACCOUNT}:role/admin`],
        ["iam:PassRole", `arn:aws:iam::${ACCOUNT}:role/admin`],
        ["iam:PassRole", `arn:aws:iam::${ACCOUNT}:role/mesh-edge/prod/cluster-1`],
        ["iam:CreateRole", `arn:aws:iam::${ACCOUNT}:role/admin`],
        ["iam:PutRolePolicy", `arn:aws:iam::${ACCOUNT}:role/mesh-edge-ci/mesh-edge-dev`],
        ["iam:UpdateAssumeRolePolicy", `arn:aws:iam::${ACCOUNT}:role/mesh-edge-ci/mesh-edge-dev`],
        ["iam:CreatePolicyVersion", BOUNDARY],
        ["iam:CreatePolicyVersion", `arn:aws:iam::${ACCOUNT}:policy/mesh-edge-ci/mesh-edge-dev`],
        ["iam:CreateUser", `arn:aws:iam::${ACCOUNT}:user/jo`],
        ["iam:CreateAccessKey", `arn:aws:iam::${ACCOUNT}:user/jo`],
        [
            "iam:AddClientIDToOpenIDConnectProvider",
            `arn:aws:iam::${ACCOUNT}:oidc-provider/token.actions.githubusercontent.com`,
        ],
        ["sts:AssumeRole", `arn:aws:iam::${ACCOUNT}:role/admin`],
        ["kms:Decrypt", PROD_KEY],
        ["kms:PutKeyPolicy", PROD_KEY],
        ["kms:CreateGrant", KEY],
        ["s3:GetObject", `${BUCKET}/.pulumi/stacks/mesh-edge/prod.json`],
        ["s3:PutObject", `${BUCKET}/.pulumi/stacks/mesh-edge/dev-eu.json`],
        ["s3:PutBucketPolicy", BUCKET],
        ["eks:CreateAccessEntry", `arn:aws:eks:eu-west-1:${ACCOUNT}:cluster/platform-prod`],
        ["ssm:SendCommand", `arn:aws:ec2:eu-west-1:${ACCOUNT}:instance/i-1`],
        [
            "ssm:PutParameter",
            `arn:aws:ssm:eu-west-1:${ACCOUNT}:parameter/mesh-edge/prod/contract/a`,
        ],
        ["organizations:LeaveOrganization", "*"],
        ["lambda:InvokeFunction", `arn:aws:lambda:eu-west-1:${ACCOUNT}:function:a`],
        ["cloudformation:CreateStack", "*"],
    ])("may not %s on %s", (action, resource) => {
        expect(may(deploy, action, resource, within)).toBe(false);
    });

    it.each([
        ["iam:PassRole", OWN],
        ["iam:CreatePolicy", `arn:aws:iam::${ACCOUNT}:policy/mesh-edge/dev/controller-1`],
        ["s3:PutObject", `${BUCKET}/.pulumi/locks/organization/mesh-edge/dev/1.json`],
        ["s3:DeleteObject", `${BUCKET}/.pulumi/locks/organization/mesh-edge/dev/1.json`],
        ["s3:PutObject", `${BUCKET}/.pulumi/stacks/mesh-edge/dev.json.bak`],
        ["s3:CreateBucket", "arn:aws:s3:::edge-logs-1a2b3c4"],
        ["kms:Encrypt", KEY],
        ["kms:CreateGrant", `arn:aws:kms:eu-west-1:${ACCOUNT}:key/of-the-cluster`],
        ["eks:CreateAccessEntry", `arn:aws:eks:eu-west-1:${ACCOUNT}:cluster/platform-dev`],
        [
            "eks:UpdateNodegroupConfig",
            `arn:aws:eks:eu-west-1:${ACCOUNT}:nodegroup/platform-dev/a/b`,
        ],
        ["ssm:PutParameter", `arn:aws:ssm:eu-west-1:${ACCOUNT}:parameter/mesh-edge/dev/contract/a`],
    ])("may %s on %s", (action, resource) => {
        expect(may(deploy, action, resource)).toBe(true);
    });

    it("assumes the role of zones elsewhere where the stack has one, as its previews do", () => {
        const dnsRole = "arn:aws:iam::999988887777:role/dns";
        const { preview, deploy } = rightsOf("dev", { stacks: { dev: { dnsRole } } });
        for (const statements of [preview.statements, deploy]) {
            expect(may(statements, "sts:AssumeRole", dnsRole)).toBe(true);
        }
    });

    it("has a policy that IAM takes", () => {
        expect(documentOf(deploy).length).toBeLessThan(6144);
        expect(
            documentOf(boundary("arn:aws:iam::111122223333:role/a/*", "aws")).length,
        ).toBeLessThan(6144);
    });
});

describe("the boundary", () => {
    const limit = boundary(`arn:aws:iam::${ACCOUNT}:role/mesh-edge/dev/*`, "aws");
    const karpenter = {
        ...{ partition: "aws", region: "eu-west-1", accountId: ACCOUNT, clusterName: "a" },
        nodeRoleArn: OWN,
        queueArn: "arn:aws:sqs:eu-west-1:111122223333:a",
    };

    it("leaves room for what the program's own roles need", () => {
        const actions = [
            controllerPolicy({ partition: "aws", vpcArn: "arn:aws:ec2:::vpc/a" }),
            instancesPolicy(karpenter),
            surroundingsPolicy(karpenter),
        ].flatMap(({ Statement }) => Statement.flatMap(({ Action }) => Action));
        const resource = (action: string) =>
            action.includes("Profile")
                ? `arn:aws:iam::${ACCOUNT}:instance-profile/a`
                : action === "iam:PassRole"
                  ? OWN
                  : "*";
        const keys = { "iam:AWSServiceName": "elasticloadbalancing.amazonaws.com" };
        expect(
            [...new Set(actions)].filter((action) => !may(limit, action, resource(action), keys)),
        ).toEqual([]);
    });

    it.each([
        ["iam:CreateRole", OWN],
        ["iam:PassRole", `arn:aws:iam::${ACCOUNT}:role/admin`],
        ["s3:GetObject", `${BUCKET}/.pulumi/stacks/mesh-edge/dev.json`],
        ["kms:Decrypt", KEY],
        ["sts:AssumeRole", `arn:aws:iam::${ACCOUNT}:role/admin`],
    ])("leaves none for %s on %s", (action, resource) => {
        expect(may(limit, action, resource)).toBe(false);
    });
});

describe("a team's roles", () => {
    const ZONE = "arn:aws:route53:::hostedzone/Z0123456789DEV";
    const read = [
        {
            Sid: "Contract",
            Effect: "Allow",
            Action: ["ssm:GetParameter"],
            Resource: [`arn:aws:ssm:eu-west-1:${ACCOUNT}:parameter/mesh-edge/dev/contract/shop`],
        },
        {
            Sid: "Kubeconfig",
            Effect: "Allow",
            Action: ["eks:DescribeCluster"],
            Resource: [`arn:aws:eks:eu-west-1:${ACCOUNT}:cluster/*`],
        },
        {
            Sid: "ReadRecords",
            Effect: "Allow",
            Action: ["route53:GetHostedZone", "route53:ListResourceRecordSets"],
            Resource: [ZONE],
        },
    ];
    const ofState = ["ListState", "ReadStateVersion", "State", "Secrets"];
    const beside = (statements: readonly Statement[]) =>
        statements.filter(({ Sid }) => !ofState.includes(Sid));

    it("read their own contract, cluster and zone, and nothing else", () => {
        const { preview } = rightsOf("shop-dev");
        expect(preview.managedPolicyArn).toBeUndefined();
        expect(beside(preview.statements)).toEqual(read);
    });

    it("change records of their own names only", () => {
        expect(beside(rightsOf("shop-dev").deploy)).toEqual([
            ...read,
            {
                Sid: "RecordsZ0123456789DEV",
                Effect: "Allow",
                Action: ["route53:ChangeResourceRecordSets"],
                Resource: [ZONE],
                Condition: {
                    "ForAllValues:StringLike": {
                        "route53:ChangeResourceRecordSetsNormalizedRecordNames": [
                            "shop.dev.example.com",
                        ],
                    },
                    "ForAllValues:StringEquals": {
                        "route53:ChangeResourceRecordSetsRecordTypes": ["A", "AAAA"],
                    },
                },
            },
            {
                Sid: "AwaitRecords",
                Effect: "Allow",
                Action: ["route53:GetChange"],
                Resource: ["arn:aws:route53:::change/*"],
            },
        ]);
    });

    it("are for the team's own repository where it has one", () => {
        const own = { repository: "example/shop", ids: { owner: 1, repository: 2 } };
        const teams = { shop: { ...own, stacks: { "shop-dev": { platform: "dev" } } } };
        expect(rightsOf("shop-dev", { teams }).of).toEqual({ ...own, branch: "main" });
        expect(rightsOf("shop-dev").of).toMatchObject({ repository: "example/mesh-edge" });
    });
});
