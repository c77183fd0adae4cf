import { afterEach, describe, expect, it } from "vitest";

import { type Props, record, text } from "../../../sandbox/cloud/values";
import { AWS, BACKEND, Chain } from "./chain";

let chain: Chain;
afterEach(() => chain.close());

const GROUP = "aws:lb/targetGroup:TargetGroup";
const ATTACHMENT = "aws:lb/targetGroupAttachment:TargetGroupAttachment";
const FIXED = { type: "fixed-response", fixedResponseConfig: { statusCode: "404" } };

/** An action of Ingress rules before the gateway's. */
interface Path {
    name: string;
    path?: string;
    action: object;
    conditions?: unknown;
}

const withPaths = (inputs: Props, paths: Path[]): Props => {
    const metadata = record(inputs, "metadata");
    const annotations = { ...record(inputs, "metadata.annotations") };
    for (const { name, action, conditions } of paths) {
        annotations[`${AWS}actions.${name}`] = JSON.stringify(action);
        if (conditions !== undefined) {
            annotations[`${AWS}conditions.${name}`] = JSON.stringify(conditions);
        }
    }
    const rules = paths.map(({ name, path = "/x" }) => ({
        http: {
            paths: [
                {
                    path,
                    pathType: "Prefix",
                    backend: { service: { name, port: { name: "use-annotation" } } },
                },
            ],
        },
    }));
    return {
        ...inputs,
        metadata: { ...metadata, annotations },
        spec: { ingressClassName: "alb", rules: [...rules, { http: { paths: [BACKEND] } }] },
    };
};

async function reconciled(...paths: Path[]): Promise<string> {
    chain = await Chain.upTo("ingress");
    return await chain
        .make("ingress", (inputs) => withPaths(inputs, paths))
        .then(
            () => "",
            (error: unknown) => (error instanceof Error ? error.message : ""),
        );
}

const rules = () => {
    const [balancer] = chain.cloud.world.all("aws:lb/loadBalancer:LoadBalancer");
    return (balancer?.state["listeners"] as Props[])[1]?.["rules"] as Props[];
};

const forward = (...targetGroups: object[]) => ({
    type: "forward",
    forwardConfig: { targetGroups },
});
const redirect = (config: object) => ({
    type: "redirect",
    redirectConfig: { statusCode: "HTTP_301", ...config },
});

describe("a condition", () => {
    it("narrows the rule, a host or path among them being one more", async () => {
        const conditions = [
            { field: "host-header", hostHeaderConfig: { values: ["a.example.com"] } },
            { field: "path-pattern", PathPatternConfig: { Values: ["/y"] } },
            { field: "source-ip", sourceIPConfig: { values: ["203.0.113.0/24"] } },
        ];
        expect(await reconciled({ name: "x", action: FIXED, conditions })).toBe("");
        expect(rules()[0]).toEqual({
            hosts: ["a.example.com"],
            paths: ["/x", "/x/*", "/y"],
            conditions: [{ field: "source-ip", values: ["203.0.113.0/24"] }],
            action: { type: "fixed-response", statusCode: "404" },
        });
    });

    it.each<[string, unknown, string]>([
        ["no list", {}, "denied the request"],
        ["an unknown field", [{ field: "cookie" }], "unknown condition field: cookie"],
        ["no values", [{ field: "source-ip", sourceIpConfig: { values: [] } }], "cannot be empty"],
        [
            "too many values",
            [
                {
                    field: "http-request-method",
                    httpRequestMethodConfig: { values: ["A", "B", "C", "D"] },
                },
            ],
            "A rule can only have '5' condition values",
        ],
        [
            "too many wildcards",
            [
                {
                    field: "http-header",
                    httpHeaderConfig: { httpHeaderName: "x", values: ["*a*b*", "?c*d"] },
                },
                { field: "query-string", queryStringConfig: { values: [{ value: "*" }] } },
            ],
            "A rule can only have '6' condition wildcards",
        ],
        [
            "a host under a top-level domain with digits",
            [{ field: "host-header", hostHeaderConfig: { values: ["a.xn--p1ai"] } }],
            "must end with alphabetical characters",
        ],
    ])("is refused with %s", async (_, conditions, words) => {
        expect(await reconciled({ name: "x", action: FIXED, conditions })).toContain(words);
    });
});

describe("an action", () => {
    it.each<[string, object, string]>([
        [
            "a redirect whose host is to be made of the path",
            redirect({ host: "#{path}.example.com" }),
            "The redirect configuration is not valid",
        ],
        [
            "a redirect whose path is to be made of the query",
            redirect({ path: "/#{query}" }),
            "The redirect configuration is not valid",
        ],
        [
            "a status that is a number",
            { ...FIXED, fixedResponseConfig: { statusCode: 404 } },
            "statusCode of type string",
        ],
        [
            "a status 3xx",
            { ...FIXED, fixedResponseConfig: { statusCode: "304" } },
            "not a valid status code",
        ],
        [
            "all weights 0",
            forward({ serviceName: "istio-ingressgateway", servicePort: 443, weight: 0 }),
            "weight above 0",
        ],
        [
            "an unknown target group",
            forward({ targetGroupARN: "arn:x" }),
            "FailedDeployModel: Failed deploy model due to operation error Elastic Load Balancing v2: CreateRule: TargetGroupNotFound",
        ],
        [
            "the name of an unknown target group",
            { type: "forward", targetGroupName: "nowhere" },
            "FailedBuildModel: Failed build model due to searching TargetGroup with name nowhere",
        ],
        ["no target group", { type: "forward" }, "missing ForwardConfig or TargetGroupARN"],
        [
            "a target group twice",
            { ...forward({ targetGroupARN: "arn:x" }), targetGroupARN: "arn:x" },
            "either ForwardConfig or TargetGroupARN/TargetGroupName can be specified",
        ],
        ["a redirect to HTTP", redirect({ protocol: "HTTP" }), "You cannot redirect HTTPS to HTTP"],
        [
            "two groups without weights",
            forward({ targetGroupARN: "arn:x" }, { targetGroupARN: "arn:y" }),
            "weight must be set",
        ],
    ])("is refused with %s", async (_, action, words) => {
        expect(await reconciled({ name: "x", action })).toContain(words);
    });

    it("is one too many where it needs the load balancer's 101st target group", async () => {
        const groups = (entry: number) =>
            Array.from({ length: 5 }, (_, group) => ({
                targetGroupARN: `arn:${entry}-${group}`,
                weight: 1,
            }));
        const paths = Array.from({ length: 20 }, (_, entry) => ({
            name: `x${entry}`,
            path: `/x${entry}`,
            action: forward(...groups(entry)),
        }));
        expect(await reconciled(...paths)).toContain("TooManyUniqueTargetGroupsPerLoadBalancer");
    });

    it("that redirects to itself is dropped without a word", async () => {
        expect(await reconciled({ name: "x", action: redirect({ path: "/x" }) })).toBe("");
        expect(rules().map(({ paths }) => paths)).toEqual([["/*"]]);
    });

    it("that redirects everything leaves no rule behind it", async () => {
        const action = redirect({ host: "www.example.org" });
        expect(await reconciled({ name: "x", path: "/", action })).toBe("");
        expect(rules().map(({ action }) => text(action, "type"))).toEqual(["redirect"]);
    });
});

describe("a target group", () => {
    const inputs = () => ({
        name: "outside",
        targetType: "ip",
        vpcId: chain.id("vpc"),
        port: 8080,
        protocol: "HTTP",
    });

    it("stays while a rule refers to it", async () => {
        chain = await Chain.upTo("ingress");
        const aws = chain.provider("aws:");
        const group = await aws.create(GROUP, "outside", inputs());
        const action = forward({ targetGroupARN: group.id });
        await chain.make("ingress", (i) => withPaths(i, [{ name: "x", action }]));
        await expect(aws.delete(group)).rejects.toThrow("ResourceInUse");
        await chain.update("ingress", (i) => withPaths(i, []));
        await aws.delete(group);
    });

    it("may be called by its name, which the controller looks up", async () => {
        chain = await Chain.upTo("ingress");
        const { id } = await chain.provider("aws:").create(GROUP, "outside", inputs());
        const action = { type: "forward", targetGroupName: "outside" };
        await chain.make("ingress", (i) => withPaths(i, [{ name: "x", action }]));
        const shared = forward(
            { targetGroupName: "outside", weight: 20 },
            { serviceName: "istio-ingressgateway", servicePort: 443, weight: 80 },
        );
        await chain.update("ingress", (i) => withPaths(i, [{ name: "x", action: shared }]));
        expect(rules()[0]?.["action"]).toMatchObject({
            targetGroups: [{ key: id, weight: 20 }, { weight: 80 }],
        });
    });

    it("takes the VPC's addresses, private ones outside it without a zone, and no others", async () => {
        chain = await Chain.upTo("ingress");
        const aws = chain.provider("aws:");
        const targetGroupArn = (await aws.create(GROUP, "outside", inputs())).id;
        const register = (targetId: string, more = {}) =>
            aws.create(ATTACHMENT, targetId, { targetGroupArn, targetId, ...more });
        await register("10.0.3.7");
        await register("192.168.7.20", { availabilityZone: "all" });
        await expect(register("192.168.7.21")).rejects.toThrow("You must specify 'all'");
        await expect(register("203.0.113.7")).rejects.toThrow("InvalidTarget");
    });

    it("takes a function that it may invoke already", async () => {
        chain = await Chain.upTo("ingress");
        const aws = chain.provider("aws:");
        const id = "arn:aws:lambda:eu-west-1:111122223333:function:reports";
        const type = "aws:lambda/function:Function";
        chain.cloud.world.add({ type, id, urn: "", cluster: "", inputs: {}, state: {} });
        const group = await aws.create(GROUP, "fn", { name: "fn", targetType: "lambda" });
        const register = () =>
            aws.create(ATTACHMENT, "fn", { targetGroupArn: group.id, targetId: `${id}:live` });
        await expect(register()).rejects.toThrow("does not have permission to invoke");
        await aws.create("aws:lambda/permission:Permission", "fn", {
            action: "lambda:InvokeFunction",
            function: id,
            qualifier: "live",
            principal: "elasticloadbalancing.amazonaws.com",
            sourceArn: group.id,
        });
        await register();
    });
});
