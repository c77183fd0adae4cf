import type { Problem } from "../../../components/config/reading/problem";
import type { Mistake } from "./mistake";

const FIXED = { fixedResponse: { statusCode: 503 } };
const GROUP =
    "arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/reports/0123456789abcdef";
const FUNCTION = "arn:aws:lambda:eu-west-1:111122223333:function:reports";

/** One entry with a mistake, and all that is said about it, its place left out. */
const entry = (
    states: string,
    changes: object,
    ...problems: (Omit<Problem, "path"> & { at: string })[]
): Mistake => ({
    states,
    set: { "edge.paths": [{ name: "reports", path: "/reports", to: FIXED, ...changes }] },
    problems: problems.map(({ at, ...problem }) => ({
        path: `mesh-edge:edge.paths[0]${at}`,
        ...problem,
    })),
});

const pair = (
    states: string,
    first: object,
    second: object,
    { at, ...problem }: Omit<Problem, "path"> & { at: string },
): Mistake => ({
    states,
    set: {
        "edge.paths": [
            { name: "one", path: "/one", to: FIXED, ...first },
            { name: "two", path: "/two", to: FIXED, ...second },
        ],
    },
    problems: [{ path: `mesh-edge:edge.paths[1]${at}`, ...problem }],
});

const targets = (...list: object[]) => ({ to: { targets: list } });
const ips = (changes: object) =>
    targets({ ips: { addresses: ["10.20.0.10"], port: 8080, ...changes } });
const redirect = (changes: object) => ({ to: { redirect: changes } });
const NAME = "must be 1-17 of a-z, 0-9 and -, starting with a letter";
const PATH = "must start with / and hold only letters, digits and _-.$/~\"'@:+&, no * or ?";

export const PATHS: readonly Mistake[] = [
    entry(
        "a path named like the gateway's Service, whose own rule it would narrow",
        { name: "istio-ingressgateway" },
        {
            at: ".name",
            value: "istio-ingressgateway",
            rule: NAME,
            cure: 'write for example "reports"',
        },
    ),
    entry(
        "a path's name that no Service could have",
        { name: "Reports" },
        { at: ".name", value: "Reports", rule: NAME, cure: 'write "reports"' },
    ),
    entry(
        "a path without its slash",
        { path: "reports" },
        { at: ".path", value: "reports", rule: PATH, cure: 'write for example "/reports"' },
    ),
    entry(
        "a path with a wildcard, which the controller refuses",
        { path: "/reports/*" },
        { at: ".path", value: "/reports/*", rule: PATH, cure: 'write for example "/reports"' },
    ),
    entry(
        "a prefix that is too long once the controller has added to it",
        { path: `/${"a".repeat(126)}` },
        {
            at: ".path",
            value: `/${"a".repeat(126)}`,
            rule: "must not be longer than 126 characters as a Prefix: the ALB compares with 128, and /* is added",
            cure: "shorten it by 1 characters",
        },
    ),
    pair(
        "two paths of one name",
        {},
        { name: "one" },
        {
            at: ".name",
            value: "one",
            rule: "must differ from the name of edge.paths[0]",
            cure: "give each entry a name of its own",
        },
    ),
    pair(
        "a path behind one that takes all its requests",
        { path: "/a" },
        { path: "/a/b", conditions: { methods: ["GET"] } },
        {
            at: ".path",
            value: "/a/b",
            rule: "must not come after edge.paths[0], which matches all its requests",
            cure: "put it before edge.paths[0], or take it out",
        },
    ),
    pair(
        "a path that is there twice, once with fewer hosts",
        { path: "/a/", conditions: { headers: { "X-Beta": ["yes"] } } },
        {
            path: "/a",
            hosts: ["shop.example.com"],
            conditions: { headers: { "x-beta": ["yes"] } },
        },
        {
            at: ".path",
            value: "/a",
            rule: "must not come after edge.paths[0], which matches all its requests",
            cure: "put it before edge.paths[0], or take it out",
        },
    ),
    entry(
        "a path for a host that the edge doesn't serve",
        { hosts: ["shop.example.org"] },
        {
            at: ".hosts[0]",
            value: "shop.example.org",
            rule: "must be one of edge.hosts, or covered by a wildcard there",
            cure: "add it to edge.hosts, or write one that stands there",
        },
    ),
    entry(
        "more values than a rule of an ALB has, a Prefix path being two",
        { conditions: { methods: ["GET", "HEAD"], headers: { "x-beta": ["yes", "1"] } } },
        {
            at: "",
            value: "reports",
            rule: "must have 5 values to compare with at most, as many as a rule of an ALB; these are 6, and a Prefix path counts as two",
            cure: "make two entries of it, or cover several values by a wildcard",
        },
    ),
    entry(
        "a method in small letters, which no request has",
        { conditions: { methods: ["get"] } },
        {
            at: ".conditions.methods[0]",
            value: "get",
            rule: "must be a request method in capitals",
            cure: 'write "GET"',
        },
    ),
    entry(
        "a condition on the host's header",
        { conditions: { headers: { Host: ["shop.example.com"] } } },
        {
            at: ".conditions.headers.Host",
            value: "Host",
            rule: "must be the name of a header, up to 40 characters; hosts have a key of their own",
            cure: "see docs/configuration.md",
        },
    ),
    entry(
        "an IPv6 range on an ALB without IPv6",
        { conditions: { sourceCidrs: ["2001:db8::/32"] } },
        {
            at: ".conditions.sourceCidrs[0]",
            value: "2001:db8::/32",
            rule: "must be an IPv4 range: the ALB has no IPv6 addresses",
            cure: "write the IPv4 range of these clients, or set edge.ipAddressType to dualstack",
        },
    ),
    entry(
        "a range of clients with host bits",
        { conditions: { sourceCidrs: ["203.0.113.5/24"] } },
        {
            at: ".conditions.sourceCidrs[0]",
            value: "203.0.113.5/24",
            rule: "must have only zeros after its first 24 bits",
            cure: 'write "203.0.113.0/24"',
        },
    ),
    entry(
        "a path that does nothing",
        { to: {} },
        {
            at: ".to",
            value: [],
            rule: "must name exactly one of targets, fixedResponse, redirect",
            cure: "add the one that is meant",
        },
    ),
    entry(
        "a path that does two things",
        { to: { ...FIXED, redirect: { path: "/new" } } },
        {
            at: ".to",
            value: ["fixedResponse", "redirect"],
            rule: "must name exactly one of targets, fixedResponse, redirect",
            cure: "make an entry of each, or take out the others",
        },
    ),
    entry("a target that is two things", targets({ gateway: true, targetGroupArn: GROUP }), {
        at: ".to.targets[0]",
        value: ["gateway", "targetGroupArn"],
        rule: "must name exactly one of gateway, targetGroupArn, lambda, ips",
        cure: "make an entry of each, or take out the others",
    }),
    entry(
        "a target group twice in a path",
        targets({ targetGroupArn: GROUP }, { targetGroupArn: GROUP }),
        {
            at: ".to.targets[1]",
            value: GROUP,
            rule: "must be in the list only once; entry [0] is the same",
            cure: "take it out, and add its weight to the other's",
        },
    ),
    entry(
        "weights that send nothing anywhere",
        targets({ gateway: true, weight: 0 }, { targetGroupArn: GROUP, weight: 0 }),
        {
            at: ".to.targets",
            value: [0, 0],
            rule: "must have a weight above 0 among them",
            cure: "give the target that should get the requests a weight of 1",
        },
    ),
    entry("a weight that AWS doesn't know", targets({ gateway: true, weight: 1000 }), {
        at: ".to.targets[0].weight",
        value: 1000,
        rule: "must be a whole number, 0 to 999",
        cure: "lower it to 999",
    }),
    entry(
        "stickiness to the only target",
        { to: { targets: [{ gateway: true }], stickinessSeconds: 60 } },
        {
            at: ".to.stickinessSeconds",
            value: 60,
            rule: "must be left out with fewer than two targets: stickiness chooses between targets",
            cure: "take it out",
        },
    ),
    entry(
        "a target group of another region",
        targets({ targetGroupArn: GROUP.replace("eu-west-1", "us-east-1") }),
        {
            at: ".to.targets[0].targetGroupArn",
            value: GROUP.replace("eu-west-1", "us-east-1"),
            rule: "must be a target group of aws:region, eu-west-1",
            cure: "name a target group of the stack's region and account",
        },
    ),
    entry(
        "a function of another account",
        targets({ lambda: { functionArn: FUNCTION.replace("111122223333", "444455556666") } }),
        {
            at: ".to.targets[0].lambda.functionArn",
            value: FUNCTION.replace("111122223333", "444455556666"),
            rule: "must be a function of accountId, 111122223333",
            cure: "name a function of the stack's region and account",
        },
    ),
    entry(
        "a function's $LATEST, which takes no permission",
        targets({ lambda: { functionArn: `${FUNCTION}:$LATEST` } }),
        {
            at: ".to.targets[0].lambda.functionArn",
            value: `${FUNCTION}:$LATEST`,
            rule: "must be the ARN of a Lambda function, a version or an alias of it",
            cure: `write for example "${FUNCTION}"`,
        },
    ),
    ...["127.0.0.1", "203.0.113.10", "169.254.169.254"].map((address) =>
        entry(`the target ${address}, which AWS takes from nobody`, ips({ addresses: [address] }), {
            at: ".to.targets[0].ips.addresses[0]",
            value: address,
            rule: "must be an address in the VPC, or one in 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16 or 100.64.0.0/10: AWS allows no others",
            cure: "write the private address of the target; a public one is reached by a redirect",
        }),
    ),
    {
        states: "the address of a Service",
        set: {
            "cluster.serviceCidr": "172.20.0.0/16",
            "edge.paths": [
                {
                    name: "reports",
                    path: "/reports",
                    ...ips({ addresses: ["10.20.0.10", "172.20.0.1"] }),
                },
            ],
        },
        problems: [
            {
                path: "mesh-edge:edge.paths[0].to.targets[0].ips.addresses[1]",
                value: "172.20.0.1",
                rule: "must not be inside cluster.serviceCidr, 172.20.0.0/16: the nodes alone know the addresses of Services",
                cure: "write the address of the target itself; for a Service of the mesh, leave the path to the gateway",
            },
        ],
    },
    entry("an address twice", ips({ addresses: ["10.20.0.10", "10.20.0.10"] }), {
        at: ".to.targets[0].ips.addresses[1]",
        value: "10.20.0.10",
        rule: "must be in the list only once",
        cure: "take it out, or write the one that was meant",
    }),
    entry(
        "a health check that may outlast its interval",
        ips({ healthCheck: { timeoutSeconds: 20 } }),
        {
            at: ".to.targets[0].ips.healthCheck.timeoutSeconds",
            value: 20,
            rule: "must be below intervalSeconds, 15",
            cure: "lower it to 14, or raise intervalSeconds",
        },
    ),
    entry(
        "a fixed response that is a redirect",
        { to: { fixedResponse: { statusCode: 301 } } },
        {
            at: ".to.fixedResponse.statusCode",
            value: 301,
            rule: "must be a status 2xx, 4xx or 5xx",
            cure: "write for example 503",
        },
    ),
    entry(
        "a body that is too long for an ALB, in bytes",
        { to: { fixedResponse: { statusCode: 503, body: "ä".repeat(513) } } },
        {
            at: ".to.fixedResponse.body",
            value: "ä".repeat(513),
            rule: "must be 1024 bytes or fewer",
            cure: 'write for example "Back at noon."',
        },
    ),
    entry("a redirect to plain HTTP", redirect({ protocol: "HTTP", path: "/new" }), {
        at: ".to.redirect.protocol",
        value: "HTTP",
        rule: "must be HTTPS: an ALB does not redirect from HTTPS to HTTP",
        cure: "take it out",
    }),
    entry("a redirect that changes nothing", redirect({ query: "a=b" }), {
        at: ".to.redirect",
        value: { query: "a=b" },
        rule: "must lead away from the entry itself; /reports leads to /reports, which fits it again",
        cure: "set another path or host, or make the entry's own path an Exact one",
    }),
    entry(
        "a redirect to a query that it asks for again",
        {
            ...redirect({ query: "V=2" }),
            conditions: { queryStrings: [{ key: "v", value: "*" }] },
        },
        {
            at: ".to.redirect",
            value: { query: "V=2" },
            rule: "must lead away from the entry itself; /reports leads to /reports, which fits it again",
            cure: "set another path or host, or make the entry's own path an Exact one",
        },
    ),
    entry(
        "a redirect to a path below its own, on a host of the edge",
        redirect({ host: "shop.example.com", path: "/reports/new" }),
        {
            at: ".to.redirect",
            value: { host: "shop.example.com", path: "/reports/new" },
            rule: "must lead away from the entry itself; /reports leads to /reports/new, which fits it again",
            cure: "set another path or host, or make the entry's own path an Exact one",
        },
    ),
    ...[
        ["/two", "/one"],
        ["/two/#{path}", "/one/#{path}"],
        ["/two/new", "/one/"],
    ].map(([there = "", back = ""]) =>
        pair(
            `redirects that lead to each other, to ${there} and ${back}`,
            redirect({ path: there }),
            redirect({ path: back, host: "shop.example.com", statusCode: 301 }),
            {
                at: ".to.redirect",
                value: { statusCode: 301, host: "shop.example.com", path: back },
                rule: "must not lead back to itself by way of edge.paths[0]",
                cure: "set another path or host, or take one of these redirects out",
            },
        ),
    ),
    entry("a placeholder that an ALB doesn't know", redirect({ path: "/new/#{paht}" }), {
        at: ".to.redirect.path",
        value: "/new/#{paht}",
        rule: "must be a path that starts with /, which may hold #{path}, #{host} and #{port}",
        cure: 'write for example "/new/#{path}"',
    }),
    entry("a part of the request that a path can't hold", redirect({ path: "/new/#{query}" }), {
        at: ".to.redirect.path",
        value: "/new/#{query}",
        rule: "must be a path that starts with /, which may hold #{path}, #{host} and #{port}",
        cure: 'write for example "/new/#{path}"',
    }),
    entry(
        "a part of the request that a host can't hold",
        redirect({ host: "#{path}.example.com" }),
        {
            at: ".to.redirect.host",
            value: "#{path}.example.com",
            rule: "must be a host name, which may hold #{host}",
            cure: 'write for example "www.example.com"',
        },
    ),
    entry(
        "a header's value in letters that no ALB compares",
        { conditions: { headers: { "x-city": ["Köln"] } } },
        {
            at: ".conditions.headers.x-city[0]",
            value: "Köln",
            rule: "must be of printable ASCII characters, which is what an ALB compares",
            cure: "see docs/configuration.md",
        },
    ),
    entry(
        "more wildcards than a rule of an ALB may have",
        { conditions: { headers: { "x-a": ["*a*b**"] }, queryStrings: [{ value: "?c*" }] } },
        {
            at: "",
            value: "reports",
            rule: "must have 6 wildcards at most, counting * and ? in all its values, the limit of a rule of an ALB; these are 7, and a Prefix path counts as one",
            cure: "split it into two entries, or use fewer wildcards in a value",
        },
    ),
    entry(
        "a method twice",
        { conditions: { methods: ["GET", "GET"] } },
        {
            at: ".conditions.methods[1]",
            value: "GET",
            rule: "must be in the list only once; entry [0] is the same",
            cure: "take it out, or write the one that was meant",
        },
    ),
    entry(
        "a host twice",
        { hosts: ["shop.example.com", "shop.example.com"] },
        {
            at: ".hosts[1]",
            value: "shop.example.com",
            rule: "must be in the list only once; entry [0] is the same",
            cure: "take it out, or write the one that was meant",
        },
    ),
    {
        states: "more target groups than an ALB may have",
        set: {
            "edge.paths": Array.from({ length: 20 }, (_, entry) => ({
                name: `p${entry}`,
                path: `/p${entry}`,
                ...targets(
                    ...Array.from({ length: 5 }, (_, target) => ({
                        targetGroupArn: GROUP.replace("reports", `g${entry}-${target}`),
                    })),
                ),
            })),
        },
        problems: [
            {
                path: "mesh-edge:edge.paths",
                value: 101,
                rule: "must need 100 target groups at most, including those of the gateway, the limit of an ALB; these are 101",
                cure: "send several entries to one target group, or give some their own ALB",
            },
        ],
    },
];
