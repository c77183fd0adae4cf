import { stringify } from "yaml";

/** Rules of one host: from here on a stack file is warned. */
const RULES_PER_HOST = 100;
const RULES_PER_SERVICE = 10;

/** A small stack with so many routes: a canary, a redirect, a rewrite and a match by header in turn. */
export function routeStack(count: number): string {
    const numbers = [...Array(count).keys()];
    const hosts = numbers.filter((n) => n % RULES_PER_HOST === 0).map(hostOf);
    const services = numbers.filter((n) => n % RULES_PER_SERVICE === 0).map(serviceOf);
    return stringify({
        config: {
            "aws:region": "eu-west-1",
            "pulumi:disable-default-providers": ["aws", "kubernetes"],
            "mesh-edge:team": "payments",
            "mesh-edge:accountId": "111122223333",
            "mesh-edge:network": {
                cidr: "10.40.0.0/16",
                availabilityZones: ["eu-west-1a", "eu-west-1b"],
            },
            "mesh-edge:cluster": {
                publicAccessCidrs: ["203.0.113.0/24"],
                nodeGroups: { main: { instanceTypes: ["m7i.large"] } },
            },
            "mesh-edge:edge": { zone: "example.com", hosts },
            "mesh-edge:services": Object.fromEntries(
                services.map((name) => [
                    `shop/${name}`,
                    {
                        ports: [8080],
                        versions: { v1: { version: "v1" }, v2: { version: "v2" } },
                    },
                ]),
            ),
            "mesh-edge:routes": Object.fromEntries(
                hosts.map((host) => [
                    host,
                    { rules: numbers.filter((n) => hostOf(n) === host).map(ruleOf) },
                ]),
            ),
        },
    });
}

const hostOf = (n: number) => `shop${Math.floor(n / RULES_PER_HOST)}.example.com`;
const serviceOf = (n: number) => `service${Math.floor(n / RULES_PER_SERVICE)}`;

/** Short ones, because Linux hands a program no more than 128 KiB of config: a canary of each service, and others in turn. */
function ruleOf(n: number) {
    const path = { value: `/part/${n}` };
    const backend = { name: serviceOf(n), namespace: "shop", port: 8080 };
    const filters = (kind: string) => ({ [kind]: { path: { replacePrefixMatch: "/" } } });
    const matches = [{ path }];
    const backendRefs = [backend];
    const kinds = [
        {
            matches,
            backendRefs: [
                { ...backend, version: "v1", weight: 90 },
                { ...backend, version: "v2", weight: 10 },
            ],
        },
        { matches, filters: filters("requestRedirect") },
        { matches, filters: filters("urlRewrite"), backendRefs },
        { matches: [{ path, method: "GET" }], backendRefs },
        { matches, backendRefs, timeouts: { request: "10s" } },
    ];
    return { name: `rule-${n}`, ...kinds[n % kinds.length] };
}
