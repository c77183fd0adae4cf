import { describe, expect, it } from "vitest";

import { teamGrants, teamPlans } from "../../components/config/plan/teams";
import { meshSchema } from "../../components/config/sections/mesh";
import { teamsSchema } from "../../components/config/sections/teams";
import { injectionLabel } from "../../components/teams/namespace";
import { networkPolicies } from "../../components/teams/network-policies";
import { limitsOf, quotaOf } from "../../components/teams/quota";
import { TEAM_RIGHTS } from "../../components/teams/rights";
import { TeamAccess } from "../../components/teams/team-access";
import { Teams } from "../../components/teams/teams";
import { all, declaredBy, only } from "../support/pulumi";
import { anyNodes } from "../cluster/args";

const ROLE = "arn:aws:iam::111122223333:role/deploy";
const TEAMS = teamPlans(
    teamsSchema.parse({
        storefront: { hosts: ["shop.example.com", "*.shop.example.com"], principals: [ROLE] },
        search: { namespace: "find", principals: [ROLE], quota: "large", ownLoadBalancer: true },
    }),
);
const mesh = (changes: object = {}) => meshSchema.parse(changes);

const declareTeams = () =>
    new Teams("teams", {
        teams: TEAMS.slice(0, 1),
        mesh: mesh(),
        gateways: ["istio-system/common-external-gateway"],
        gatewayPods: { istio: "ingressgateway" },
        clusterCidrs: ["10.40.0.0/16", "172.20.0.0/16"],
        istio: anyNodes(),
    });

describe("a team's namespace", () => {
    it("says whose it is, which hosts it may serve, and that its pods get sidecars", async () => {
        const declared = await declaredBy(declareTeams);

        expect(only(declared, "kubernetes:core/v1:Namespace").inputs.metadata).toEqual({
            name: "storefront",
            labels: {
                "mesh-edge/team": "storefront",
                "istio-injection": "enabled",
                "pod-security.kubernetes.io/enforce": "privileged",
                "pod-security.kubernetes.io/warn": "restricted",
            },
            annotations: { "mesh-edge/hosts": "shop.example.com,*.shop.example.com" },
        });
    });

    it.each([
        [{}, { "istio-injection": "enabled" }],
        [{ revisions: ["default", "1.31.4"] }, { "istio-injection": "enabled" }],
        [{ revisions: ["1.31.4"], tags: { default: "1.31.4" } }, { "istio-injection": "enabled" }],
        [{ revisions: ["1.31.4"], tags: { stable: "1.31.4" } }, { "istio.io/rev": "stable" }],
        [{ revisions: ["1.31.4"], gateway: { revision: "1.31.4" } }, { "istio.io/rev": "1-31-4" }],
    ])("with the mesh %j has the label %j", (changes, label) => {
        expect(injectionLabel(mesh(changes))).toEqual(label);
    });

    it("tells its pods of their own services, Istio's and the gateway's, and takes mutual TLS only", async () => {
        const declared = await declaredBy(declareTeams);

        expect(only(declared, "kubernetes:networking.istio.io/v1:Sidecar").inputs.spec).toEqual({
            egress: [{ hosts: ["./*", "istio-system/*"] }],
        });
        expect(
            only(declared, "kubernetes:security.istio.io/v1:PeerAuthentication").inputs.spec,
        ).toEqual({ mtls: { mode: "STRICT" } });
    });

    it("binds the team's group to its Role", async () => {
        const declared = await declaredBy(declareTeams);

        const binding = only(
            declared,
            "kubernetes:rbac.authorization.k8s.io/v1:RoleBinding",
        ).inputs;
        expect(binding.metadata).toEqual({ name: "team", namespace: "storefront" });
        expect(binding.roleRef).toMatchObject({ kind: "Role", name: "team" });
        expect(binding.subjects).toEqual([
            {
                apiGroup: "rbac.authorization.k8s.io",
                kind: "Group",
                name: "mesh-edge-team-storefront",
            },
        ]);
    });

    it("has every policy of the guard bound by its name", async () => {
        const declared = await declaredBy(declareTeams);

        const api = "kubernetes:admissionregistration.k8s.io/v1";
        const policies = all(declared, `${api}:ValidatingAdmissionPolicy`);
        const bindings = all(declared, `${api}:ValidatingAdmissionPolicyBinding`);
        expect(policies).toHaveLength(11);
        expect(bindings.map(({ inputs }) => String(inputs.spec.policyName)).sort()).toEqual(
            policies.map(({ inputs }) => String(inputs.metadata.name)).sort(),
        );
    });
});

describe("the rights of a team", () => {
    const written = TEAM_RIGHTS.filter(({ verbs }) => verbs.includes("create")).flatMap(
        ({ resources }) => resources,
    );

    it("are to write exactly the kinds by which it runs and routes its services", () => {
        expect(written.sort()).toEqual([
            "authorizationpolicies",
            "configmaps",
            "cronjobs",
            "deployments",
            "destinationrules",
            "horizontalpodautoscalers",
            "jobs",
            "poddisruptionbudgets",
            "requestauthentications",
            "secrets",
            "serviceaccounts",
            "serviceentries",
            "services",
            "statefulsets",
            "virtualservices",
        ]);
    });

    it("have no wildcard, and no way into a pod or to another identity", () => {
        const words = TEAM_RIGHTS.flatMap((right) => [
            ...right.apiGroups,
            ...right.resources,
            ...right.verbs,
        ]);
        for (const word of ["*", "pods/exec", "serviceaccounts/token", "impersonate", "bind"]) {
            expect(words).not.toContain(word);
        }
    });
});

describe("what a namespace may hold", () => {
    it.each([
        ["small", "20", "4", "8Gi", "10"],
        ["medium", "60", "16", "32Gi", "30"],
        ["large", "200", "64", "128Gi", "100"],
    ] as const)("%s: %s pods, %s processors, %s, %s routes", (size, pods, cpu, memory, routes) => {
        expect(quotaOf(size)).toMatchObject({
            pods,
            "requests.cpu": cpu,
            "requests.memory": memory,
            "services.loadbalancers": "0",
            "services.nodeports": "0",
            "count/virtualservices.networking.istio.io": routes,
        });
    });

    it("gives a container without requests some, and one without a limit the most", () => {
        expect(limitsOf("small")).toEqual({
            type: "Container",
            defaultRequest: { cpu: "100m", memory: "128Mi" },
            default: { memory: "4Gi" },
            max: { memory: "4Gi" },
        });
    });
});

describe("the NetworkPolicies of a team", () => {
    const policies = networkPolicies({
        gatewayNamespace: "istio-ingress",
        gatewayPods: { istio: "ingressgateway" },
        clusterCidrs: ["10.40.0.0/16", "172.20.0.0/16"],
        egressCidrs: ["10.40.250.0/24"],
    });

    it("deny everything that no other of them admits", () => {
        expect(policies["default-deny"]).toEqual({
            podSelector: {},
            policyTypes: ["Ingress", "Egress"],
        });
    });

    it("admit the gateway's pods, and of all others only readers of metrics", () => {
        expect(policies["from-gateway"].ingress).toEqual([
            {
                from: [
                    {
                        namespaceSelector: {
                            matchLabels: { "kubernetes.io/metadata.name": "istio-ingress" },
                        },
                        podSelector: { matchLabels: { istio: "ingressgateway" } },
                    },
                ],
            },
        ]);
        expect(policies["from-metrics"].ingress[0]?.ports).toEqual([
            { protocol: "TCP", port: 15020 },
            { protocol: "TCP", port: 15090 },
        ]);
    });

    it("let pods out to istiod, DNS, the internet and the ranges that are named", () => {
        expect(policies["to-istiod"].egress[0]?.ports).toEqual([{ protocol: "TCP", port: 15012 }]);
        expect(policies["to-outside"].egress).toEqual([
            {
                to: [
                    {
                        ipBlock: {
                            cidr: "0.0.0.0/0",
                            except: ["10.40.0.0/16", "172.20.0.0/16", "169.254.169.254/32"],
                        },
                    },
                    { ipBlock: { cidr: "10.40.250.0/24" } },
                ],
            },
        ]);
    });
});

describe("the access of teams", () => {
    it("is one entry a principal with the groups of its teams, and no policy", async () => {
        const declared = await declaredBy(
            () => new TeamAccess("access", { clusterName: "c", teams: TEAMS }),
        );

        expect(only(declared, "aws:eks/accessEntry:AccessEntry").inputs).toEqual({
            clusterName: "c",
            principalArn: ROLE,
            type: "STANDARD",
            kubernetesGroups: ["mesh-edge-team-storefront", "mesh-edge-team-search"],
        });
        expect(all(declared, "aws:eks/accessPolicyAssociation:AccessPolicyAssociation")).toEqual(
            [],
        );
    });
});

describe("what the contract says of teams", () => {
    it("is the namespace, the hosts, and whether a load balancer of its own is agreed", () => {
        expect(teamGrants(TEAMS)).toEqual({
            storefront: {
                namespace: "storefront",
                hosts: ["shop.example.com", "*.shop.example.com"],
                ownLoadBalancer: false,
            },
            search: { namespace: "find", hosts: [], ownLoadBalancer: true },
        });
    });
});
