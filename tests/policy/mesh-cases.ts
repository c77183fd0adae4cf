import { UNKNOWN } from "../../policy/resource";
import { type Case, object } from "./cases";

const release = (version: unknown) =>
    object("helm.sh/v3:Release", "istiod", { chart: "istiod", version });
const peers = (namespace: string, mode: string) =>
    object("security.istio.io/v1:PeerAuthentication", `peers-${namespace}`, {
        metadata: { namespace },
        spec: { mtls: { mode } },
    });
const route = (spec: Record<string, unknown>) =>
    object("networking.istio.io/v1:VirtualService", "route", { spec });
const gateway = (...hosts: string[]) =>
    object("networking.istio.io/v1:Gateway", "entrance", { spec: { servers: [{ hosts }] } });
const namespace = (labels: Record<string, string>) =>
    object("core/v1:Namespace", "team", { metadata: { labels } });
const TEAM = namespace({ "mesh-edge/team": "storefront" });
const guard = (validationActions: string[], ...resources: string[]) => [
    object("admissionregistration.k8s.io/v1:ValidatingAdmissionPolicy", "guard", {
        metadata: { name: "guard" },
        spec: { matchConstraints: { resourceRules: [{ resources }] } },
    }),
    object("admissionregistration.k8s.io/v1:ValidatingAdmissionPolicyBinding", "guard", {
        spec: { policyName: "guard", validationActions },
    }),
];
const GUARDED = ["virtualservices", "destinationrules", "serviceentries", "gateways", "ingresses"];

/** Rules of the mesh and of its teams. */
export const MESH: readonly Case[] = [
    {
        rule: "charts-pinned",
        states: "a chart without a version, and one of a range",
        keeps: [release("1.31.1"), release("v0.7.2"), release(UNKNOWN)],
        breaks: [release(undefined), release("~1.31")],
        found: [
            ["istiod", "It names no version"],
            ["istiod", "It names ~1.31"],
        ],
    },
    {
        rule: "mtls-strict",
        states: "a mesh without STRICT, and a namespace that is excepted",
        keeps: [release("1.31.1"), peers("istio-system", "STRICT")],
        breaks: [release("1.31.1"), peers("legacy", "PERMISSIVE")],
        found: [
            [undefined, "No PeerAuthentication of the whole mesh is STRICT"],
            ["peers-legacy", "The mode is PERMISSIVE"],
        ],
    },
    {
        rule: "routes-bound",
        states: "a route of every sidecar, for everybody",
        keeps: [
            route({ gateways: ["entrance"], exportTo: ["."] }),
            route({ gateways: UNKNOWN, exportTo: UNKNOWN }),
        ],
        breaks: [route({}), route({ gateways: ["entrance", "mesh"], exportTo: ["*"] })],
        found: [
            ["route", "Its gateways are those of the whole mesh"],
            ["route", "It is exported to every namespace"],
            ["route", "Its gateways are those of the whole mesh"],
            ["route", "It is exported to every namespace"],
        ],
    },
    {
        rule: "gateway-hosts-bound",
        states: "hosts that any namespace may route, where a team is",
        keeps: [TEAM, gateway("istio-system/*", "storefront/shop.example.com")],
        breaks: [TEAM, gateway("istio-system/*", "shop.example.com", "*/api.example.com")],
        found: [["entrance", "Any namespace may route shop.example.com, */api.example.com"]],
    },
    {
        rule: "gateway-hosts-bound",
        states: "the same without teams, which is the default",
        keeps: [gateway("*")],
        breaks: [],
        found: [],
    },
    {
        rule: "guard-present",
        states: "a team without a guard of Gateways and Ingresses",
        keeps: [TEAM, ...guard(["Deny"], ...GUARDED)],
        breaks: [TEAM, ...guard(["Deny"], ...GUARDED.slice(0, 3))],
        found: [
            [undefined, "No ValidatingAdmissionPolicy denies what is wrong in gateways, ingresses"],
        ],
    },
    {
        rule: "guard-present",
        states: "a guard that only warns",
        keeps: guard(["Warn"]),
        breaks: [TEAM, ...guard(["Warn", "Audit"], ...GUARDED)],
        found: [
            [
                undefined,
                "No ValidatingAdmissionPolicy denies what is wrong in virtualservices, destinationrules, serviceentries, gateways, ingresses",
            ],
        ],
    },
    {
        rule: "pod-security",
        states: "a team's namespace for any pod",
        keeps: [TEAM, ...guard(["Deny"], "pods")],
        breaks: [TEAM],
        found: [["team", "Any pod may run in it"]],
    },
];
