import { describe, expect, it } from "vitest";

import { type Facts, factsOf } from "../../cli/graph/request/facts";
import { wrapped } from "../../cli/graph/request/svg";
import { whiteboard } from "../../cli/graph/request/whiteboard";
import { Resources } from "../../cli/trace/resources";

const SUBNET = "aws:ec2/subnet:Subnet";

function resource(type: string, name: string, inputs: object, outputs: object = {}) {
    return {
        urn: `urn:pulumi:dev::mesh-edge::${type}::${name}`,
        type,
        custom: true,
        inputs,
        outputs,
    };
}

function subnet(zone: string, id: string, isPublic: boolean) {
    const tag = isPublic ? "kubernetes.io/role/elb" : "kubernetes.io/role/internal-elb";
    return resource(
        SUBNET,
        id,
        { availabilityZone: zone, cidrBlock: `${id}/22`, tags: { [tag]: "1" } },
        { id },
    );
}

const resources = [
    subnet("eu-west-1b", "10.0.4.0", true),
    subnet("eu-west-1a", "10.0.0.0", true),
    subnet("eu-west-1a", "10.1.0.0", false),
    subnet("eu-west-1b", "10.1.4.0", false),
    resource("aws:ec2/natGateway:NatGateway", "network-outbound-eu-west-1a", {}),
    resource("aws:eks/cluster:Cluster", "cluster", { version: "1.35" }),
    resource("aws:eks/nodeGroup:NodeGroup", "main", {
        instanceTypes: ["m7i.large"],
        scalingConfig: { minSize: 2, maxSize: 4 },
    }),
    resource("aws:wafv2/webAcl:WebAcl", "acl", { rules: [{}, {}] }),
    resource("aws:route53/record:Record", "alias", { name: "shop.example.com", aliases: [{}] }),
    resource("aws:route53/record:Record", "proof", { name: "_1.shop.example.com" }),
    resource("kubernetes:helm.sh/v3:Release", "gateway", {
        chart: "gateway",
        values: { autoscaling: { enabled: true, minReplicas: 2, maxReplicas: 5 } },
    }),
    resource("kubernetes:networking.k8s.io/v1:Ingress", "ingress", {
        apiVersion: "networking.k8s.io/v1",
        kind: "Ingress",
        metadata: {
            annotations: {
                "alb.ingress.kubernetes.io/scheme": "internet-facing",
                "alb.ingress.kubernetes.io/listen-ports": '[{"HTTP":80},{"HTTPS":443}]',
                "alb.ingress.kubernetes.io/ssl-redirect": "443",
                "alb.ingress.kubernetes.io/certificate-arn": "arn",
                "alb.ingress.kubernetes.io/wafv2-acl-arn": "arn",
                "alb.ingress.kubernetes.io/backend-protocol": "HTTPS",
                "alb.ingress.kubernetes.io/actions.reports": "{}",
            },
        },
    }),
    resource("kubernetes:networking.istio.io/v1:VirtualService", "shop", {
        apiVersion: "networking.istio.io/v1",
        kind: "VirtualService",
        metadata: { name: "shop" },
        spec: { http: [{ route: [{ destination: { host: "cart.shop.svc.cluster.local" } }] }] },
    }),
    resource("kubernetes:core/v1:Namespace", "storefront", {
        apiVersion: "v1",
        kind: "Namespace",
        metadata: {
            name: "storefront",
            labels: { "mesh-edge/team": "storefront" },
            annotations: { "mesh-edge/hosts": "a.example.com,b.example.com" },
        },
    }),
];

const facts = factsOf(new Resources({ version: 3, deployment: { resources } }));

describe("the way of a request", () => {
    it("is read from the resources of a stack", () => {
        expect(facts).toEqual<Facts>({
            names: ["shop.example.com"],
            entrance: {
                title: "Application Load Balancer",
                lines: [
                    "internet-facing",
                    "HTTP 80",
                    "HTTPS 443",
                    "HTTP redirects to HTTPS",
                    "certificate of ACM",
                    "web ACL of 2 rules",
                ],
            },
            hop: "HTTPS",
            zones: [
                {
                    name: "eu-west-1a",
                    public: ["10.0.0.0/22", "NAT gateway"],
                    private: ["10.1.0.0/22"],
                },
                { name: "eu-west-1b", public: ["10.0.4.0/22"], private: ["10.1.4.0/22"] },
            ],
            cluster: ["EKS 1.35", "main: 2 to 4 × m7i.large"],
            gateway: ["2 to 5 pods"],
            services: [
                { title: "shop", lines: ["cart"] },
                { title: "storefront", lines: ["a.example.com", "b.example.com"] },
            ],
            outside: ["reports"],
        });
    });

    it("is drawn with every fact, in light and dark", () => {
        const svg = whiteboard(facts, "mesh-edge, stack dev");
        const words = [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text]) => text);
        expect(words).toEqual(
            expect.arrayContaining(["shop.example.com", "internet-facing", "eu-west-1b", "cart"]),
        );
        expect(svg).toContain("prefers-color-scheme: dark");
    });

    it("fits into 1200 pixels, no text wider than its box, however long the names are", () => {
        const long = "a-very-long-name-of-a-service-that-somebody-chose".repeat(2);
        const svg = whiteboard(
            {
                ...facts,
                names: Array<string>(40).fill(`${long}.example.com`),
                services: [{ title: long, lines: [long] }],
            },
            "mesh-edge",
        );
        expect(svg).toContain('width="1200"');
        for (const [, x, text = ""] of svg.matchAll(
            /<text class="(?:line|title)" x="(\d+)"[^>]*>([^<]*)</g,
        )) {
            expect(Number(x) + text.length * 13 * 0.6).toBeLessThan(1200);
        }
        expect(svg).toContain("and 35 more");
    });

    it("breaks lines at words, and words only if they must", () => {
        expect(wrapped("HTTP redirects to HTTPS", 130)).toEqual(["HTTP redirects", "to HTTPS"]);
        expect(wrapped("a".repeat(20), 80)).toEqual(["a".repeat(10), "a".repeat(10)]);
    });
});
