import { DEFAULT_VERSIONS } from "../../components/config/versions";

/** One edit of a stack file, and what it may do. */
export interface Edit {
    what: string;
    /** New values by path in `mesh-edge:…`. */
    set: Record<string, unknown>;
    /** What the preview shows, exactly. */
    shows: string[];
    /** What the update does, where that is less than the preview had to fear. */
    does?: string[];
    /** Whether preview and update look first at what stands. */
    refresh?: true;
}

export const GIVEN_CERTIFICATE =
    "arn:aws:acm:eu-west-1:111122223333:certificate/0a1b2c3d-0000-4000-8000-000000000000";

/** The one that comes after it. */
export const NEXT_CERTIFICATE =
    "arn:aws:acm:eu-west-1:111122223333:certificate/0a1b2c3d-0000-4000-8000-000000000001";

/** Where the life begins: the `dev` stack on the versions of last year. */
export const BEFORE: Edit["set"] = {
    "cluster.version": "1.34",
    "controller.chartVersion": "3.4.3",
    "mesh.version": "1.30.3",
};

const releases = [
    "update Release mesh-base",
    "update Release mesh-gateway",
    "update Release mesh-istiod",
];
/** Of the controller's kinds, those in which 3.5.0 differs from 3.4.3. */
const definitions = [
    "listenerruleconfigurations",
    "loadbalancerconfigurations",
    "targetgroupconfigurations",
].map(
    (kind) => `update CustomResourceDefinitionPatch controller-definitions-${kind}.gateway.k8s.aws`,
);
const cluster = ["update Cluster cluster", "update Cluster cluster-eksCluster"];
const nodes = ["update ManagedNodeGroup cluster-nodes-main", "update NodeGroup cluster-nodes-main"];

/**
 * The edits of one life. Each is previewed by itself; those of a step, which touch different resources, are
 * applied together.
 */
export const LIFE: Edit[][] = [
    [
        { what: "more nodes", set: { "cluster.nodeGroups.main.desiredSize": 3 }, shows: nodes },
        {
            what: "another managed rule group",
            set: {
                "waf.managedRuleGroups": [
                    "AWSManagedRulesAmazonIpReputationList",
                    "AWSManagedRulesCommonRuleSet",
                    "AWSManagedRulesKnownBadInputsRuleSet",
                    "AWSManagedRulesSQLiRuleSet",
                ],
            },
            shows: ["update WebAcl edge-web-acl"],
        },
        {
            what: "a rule for a path",
            set: {
                "edge.paths": [
                    {
                        name: "robots",
                        path: "/robots.txt",
                        to: { fixedResponse: { statusCode: 200, body: "none" } },
                    },
                ],
            },
            shows: ["update Ingress edge-ingress"],
        },
        { what: "a patch of Istio", set: { "mesh.version": "1.30.4" }, shows: releases },
        {
            what: "a minor version of the controller",
            set: { "controller.chartVersion": DEFAULT_VERSIONS.controller },
            shows: [...definitions, "update Release controller"],
        },
    ],
    [
        {
            what: "another rate limit",
            set: { "waf.rateLimit": 500 },
            shows: ["update WebAcl edge-web-acl"],
        },
        {
            what: "a longer idle timeout",
            set: { "edge.idleTimeoutSeconds": 120 },
            // The new host updates the Ingress, too.
            shows: ["update Ingress edge-ingress"],
            does: [],
        },
        {
            what: "a minor version of Istio",
            set: { "mesh.version": DEFAULT_VERSIONS.istio },
            shows: releases,
        },
        {
            what: "another host",
            set: { "edge.hosts": ["shop.dev.example.com", "api.dev.example.com"] },
            shows: [
                "create Record edge-alias-api.dev.example.com",
                "create Record edge-certificate-api.dev.example.com",
                "create VirtualService mesh-default-route-api.dev.example.com",
                "replace Certificate edge-certificate",
                "replace CertificateValidation edge-certificate",
                // ACM has not yet said what proves the old name in the new certificate.
                "replace Record edge-certificate-shop.dev.example.com",
                "update Ingress edge-ingress",
            ],
            does: [
                "create Record edge-alias-api.dev.example.com",
                "create Record edge-certificate-api.dev.example.com",
                "create VirtualService mesh-default-route-api.dev.example.com",
                "replace Certificate edge-certificate",
                "replace CertificateValidation edge-certificate",
                "update Ingress edge-ingress",
            ],
        },
    ],
    [
        {
            what: "another range for the Kubernetes API",
            set: { "cluster.publicAccessCidrs": ["203.0.113.0/24", "198.51.100.0/24"] },
            shows: cluster,
        },
    ],
    [
        {
            what: "a minor version of Kubernetes",
            set: { "cluster.version": DEFAULT_VERSIONS.eks },
            shows: ["update Addon cluster-addons-kube-proxy", ...cluster, ...nodes],
        },
    ],
    [
        {
            what: "another scheme, which makes a new load balancer",
            set: { "edge.scheme": "internal", "edge.allowReplacement": true },
            // The Ingress has its old address until the controller has made the other one.
            shows: ["update Ingress edge-ingress"],
        },
    ],
    [
        {
            what: "nothing, with --refresh: the records follow the new load balancer",
            set: {},
            refresh: true,
            shows: [
                "update Record edge-alias-api.dev.example.com",
                "update Record edge-alias-shop.dev.example.com",
            ],
        },
    ],
    [
        {
            what: "a given certificate in place of the one made",
            set: { "edge.certificateArn": GIVEN_CERTIFICATE },
            shows: [
                "delete Certificate edge-certificate",
                "delete CertificateValidation edge-certificate",
                "delete Record edge-certificate-api.dev.example.com",
                "delete Record edge-certificate-shop.dev.example.com",
                "update Ingress edge-ingress",
            ],
        },
    ],
    [
        {
            what: "another given certificate, and no more leave to replace",
            set: { "edge.certificateArn": NEXT_CERTIFICATE, "edge.allowReplacement": false },
            shows: ["update Ingress edge-ingress"],
        },
    ],
];
