import type { Problem } from "../../../components/config/reading/problem";
import type { Mistake } from "./mistake";

type Team = Readonly<Record<string, unknown>>;

/** Teams with a mistake, and what is said about them. */
function teams(
    states: string,
    section: Readonly<Record<string, Team>>,
    ...problems: (Omit<Problem, "path"> & { at: string })[]
): Mistake {
    return {
        states,
        set: { teams: section },
        problems: problems.map(({ at, ...problem }) => ({
            path: `mesh-edge:teams${at}`,
            ...problem,
        })),
    };
}

const ROLE = "arn:aws:iam::111122223333:role/storefront-deploy";
const OWN = "must be a namespace of the team alone: this one is";

const reserved = (namespace: string, whose: string) =>
    teams(
        `the namespace ${namespace} for a team`,
        { storefront: { namespace } },
        {
            at: ".storefront.namespace",
            value: namespace,
            rule: `${OWN} ${whose}`,
            cure: 'write for example "team-storefront"',
        },
    );

/** A name below example.com with as many characters. */
const ofLength = (length: number) => {
    const label = "x".repeat(40);
    const rest = length - label.length - ".example.com".length - 1;
    return `${"y".repeat(rest)}.${label}.example.com`;
};

/** Who else uses the platform, and for what. */
export const TEAMS: readonly Mistake[] = [
    teams(
        "a team's name that is no label",
        { Shop: {} },
        {
            at: ".Shop",
            value: "Shop",
            rule: "must be 2-19 of a-z, 0-9 and -, starting with a letter",
            cure: 'rename it to "shop"',
        },
    ),
    teams(
        "a user as a team's principal",
        { storefront: { principals: ["arn:aws:iam::111122223333:user/jo"] } },
        {
            at: ".storefront.principals[0]",
            value: "arn:aws:iam::111122223333:user/jo",
            rule: "must be the ARN of an IAM role, not of a service-linked role",
            cure: `write for example "${ROLE}"`,
        },
    ),
    teams(
        "a team's principal of another partition",
        { storefront: { principals: ["arn:aws-cn:iam::111122223333:role/deploy"] } },
        {
            at: ".storefront.principals[0]",
            value: "arn:aws-cn:iam::111122223333:role/deploy",
            rule: "must be of the partition of eu-west-1, aws",
            cure: "begin it with arn:aws:, and name an account there",
        },
    ),
    {
        states: "a team's principal that has an access entry with a policy",
        set: {
            teams: { storefront: { principals: [ROLE] } },
            "cluster.accessEntries": {
                ops: { principalArn: ROLE, policy: "AmazonEKSClusterAdminPolicy" },
            },
        },
        problems: [
            {
                path: "mesh-edge:teams.storefront.principals[0]",
                value: ROLE,
                rule: "must not be that of cluster.accessEntries.ops too: EKS takes one entry a principal, and the policy there goes beyond the team's namespace",
                cure: "take one of the two out",
            },
        ],
    },
    teams(
        "one role of two teams with two paths",
        {
            storefront: { principals: [ROLE] },
            payments: { principals: ["arn:aws:iam::111122223333:role/ci/Storefront-deploy"] },
            search: { principals: [ROLE] },
        },
        {
            at: ".payments.principals[0]",
            value: "arn:aws:iam::111122223333:role/ci/Storefront-deploy",
            rule: "must be written as in teams.storefront.principals[0]: IAM gives a name once in an account",
            cure: `write "${ROLE}" in both, or what IAM shows`,
        },
    ),
    teams(
        "a team's host listed twice",
        { storefront: { hosts: ["a.example.com", "a.example.com"] } },
        {
            at: ".storefront.hosts[1]",
            value: "a.example.com",
            rule: "must be in the list only once; entry [0] is the same",
            cure: "take it out, or write the one that was meant",
        },
    ),
    teams(
        "one host for two teams",
        { storefront: { hosts: ["a.example.com"] }, payments: { hosts: ["a.example.com"] } },
        {
            at: ".payments.hosts[0]",
            value: "a.example.com",
            rule: "must be granted to one team only; see teams.storefront.hosts[0]",
            cure: "take it out of one of the two",
        },
    ),
    teams(
        "a host, and a wildcard, inside the wildcard of another team",
        {
            payments: { hosts: ["b.pay.example.com", "pay.example.com"] },
            refunds: { hosts: ["*.a.pay.example.com"] },
            search: { hosts: ["*.pay.example.com", "a.search.example.com"] },
        },
        {
            at: ".payments.hosts[0]",
            value: "b.pay.example.com",
            rule: "must not be inside *.pay.example.com, which is another team's; see teams.search.hosts[0]",
            cure: "take it out, or give search its hosts one by one",
        },
        {
            at: ".refunds.hosts[0]",
            value: "*.a.pay.example.com",
            rule: "must not be inside *.pay.example.com, which is another team's; see teams.search.hosts[0]",
            cure: "take it out, or give search its hosts one by one",
        },
    ),
    teams(
        "a team's host outside the zones of the edge",
        { storefront: { hosts: ["shop.example.org", "*.b.a.example.net", "example.com"] } },
        {
            at: ".storefront.hosts[0]",
            value: "shop.example.org",
            rule: "must be inside a zone of the edge, example.com: certificates are validated there",
            cure: 'write for example "shop.example.com", or add a host of its zone to edge.hosts',
        },
        {
            at: ".storefront.hosts[1]",
            value: "*.b.a.example.net",
            rule: "must be inside a zone of the edge, example.com: certificates are validated there",
            cure: 'write for example "*.b.example.com", or add a host of its zone to edge.hosts',
        },
    ),
    {
        states: "a team's host that the platform itself has routes for",
        set: {
            teams: { storefront: { hosts: ["*.example.com"] } },
            routes: {
                "shop.example.com": {
                    rules: [
                        {
                            name: "all",
                            filters: { directResponse: { statusCode: 200, body: "here" } },
                        },
                    ],
                },
            },
        },
        problems: [
            {
                path: "mesh-edge:teams.storefront.hosts[0]",
                value: "*.example.com",
                rule: "must not hold shop.example.com, which this stack itself has routes for",
                cure: 'take it out, or take routes["shop.example.com"] out',
            },
        ],
    },
    teams(
        "more certificates for teams than a load balancer shows",
        {
            storefront: {
                hosts: Array.from({ length: 26 }, (_, index) => `*.t${index}.example.com`),
            },
        },
        {
            at: "",
            value: 26,
            rule: "must need 25 certificates at most beside the default one, the limit of a load balancer: one for each granted host that none of edge.hosts covers, and one for every 10 of edge.hosts",
            cure: "add a wildcard that covers several of them to edge.hosts, or grant hosts below one that stands there",
        },
    ),
    teams(
        "a team's host that is too long for a certificate's common name",
        { storefront: { hosts: [ofLength(64), ofLength(65)] } },
        {
            at: ".storefront.hosts[1]",
            value: ofLength(65),
            rule: "must have 64 characters at most: it becomes the common name of a certificate",
            cure: "choose a shorter name, or cover it by a wildcard of edge.hosts",
        },
    ),
    ...["default", "kube-system", "kube-tools"].map((name) => reserved(name, "Kubernetes'")),
    reserved("istio-system", "Istio's"),
    {
        states: "the gateway's namespace for a team, by its name alone",
        set: { teams: { ingress: {} }, "mesh.gateway.namespace": "ingress" },
        problems: [
            {
                path: "mesh-edge:teams.ingress.namespace",
                value: "ingress",
                byDefault: true,
                rule: `${OWN} the gateway's`,
                cure: 'write for example "team-ingress"',
            },
        ],
    },
    teams(
        "two teams with one namespace, once by the name alone",
        { shop: {}, storefront: { namespace: "shop" } },
        {
            at: ".storefront.namespace",
            value: "shop",
            rule: "must differ from the namespace of teams.shop",
            cure: "give each team a namespace of its own",
        },
    ),
    {
        states: "mutual TLS that is not strict in a team's namespace",
        set: {
            teams: { storefront: { namespace: "shop" }, search: {} },
            "mesh.security.mtls": { mode: "strict", exceptNamespaces: ["legacy", "search"] },
        },
        problems: [
            {
                path: "mesh-edge:mesh.security.mtls.exceptNamespaces[1]",
                value: "search",
                rule: "must not be the namespace of teams.search: mutual TLS is strict in every team's",
                cure: "take it out",
            },
        ],
    },
];
