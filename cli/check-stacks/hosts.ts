import { hostsOf } from "../../components/config/sections/edge/hosts";
import { accountOfRole } from "../../components/config/sections/edge/dns";
import { pathText } from "../../components/config/reading/problem";
import { certain } from "../../components/config/reading/unknown";
import { carrierText } from "../../components/config/sections/platform";
import { among, type Claim } from "./claims";
import { platformOf, type Stacks, type TeamStack, type WholeStack } from "./stack";

/** Where names are resolved: those that clients ask in an account's zones. */
type Names = (host: string) => string;

/** The hosts that a whole stack serves: those of its edges, and what it routes below a wildcard of them. */
export function hostsOfWhole({ file, config }: WholeStack): Claim[] {
    const { stack } = file;
    return among(() => {
        const { edge, accountId } = config;
        // With dns none somebody else decides which load balancer a name leads to.
        if (edge?.dns !== "route53") return [];
        const names = namesIn(edge, accountId);
        const weight = certain(() => edge.weight)?.identifier;
        const claim = (host: string, path: string, key: Names): Claim[] => [
            { key: key(host), stack, path, value: host, weight },
        ];
        const own = edge.hosts.flatMap((_, index) =>
            among(() => {
                const [host] = hostsOf({ ...edge, hosts: edge.hosts.slice(index, index + 1) });
                return host ? claim(host.name, `edge.hosts[${index}]`, names) : [];
            }),
        );
        const routed = Object.keys(certain(() => config.routes) ?? {}).flatMap((host) =>
            claim(host, pathText(["routes", host]), names),
        );
        const internal = among(() => {
            const { internal: second } = edge;
            if (second === undefined) return [];
            const inside = namesIn({ ...second, dnsRole: edge.dnsRole }, accountId);
            return second.hosts.flatMap((host, index) =>
                claim(host, `edge.internal.hosts[${index}]`, inside),
            );
        });
        // A host of the internal edge is routed too: it is claimed once, where it is.
        const hidden = internal.map(({ value }) => value);
        return [...own, ...routed.filter(({ value }) => !hidden.includes(value)), ...internal];
    });
}

/** The hosts that a team's stack serves, in the names of its platform. */
export function hostsOfTeam(team: TeamStack, stacks: Stacks): Claim[] {
    const { file, config, carrier } = team;
    if (carrier === undefined) return [];
    const platform = platformOf(team, stacks);
    const edge = platform && certain(() => platform.config.edge);
    const account = platform && certain(() => platform.config.accountId);
    const shared: Names = (host) => `host ${platform?.file.stack ?? carrierText(carrier)} ${host}`;
    const names =
        edge && account !== undefined
            ? (certain(() => (edge.dns === "route53" ? namesIn(edge, account) : shared)) ?? shared)
            : shared;
    return Object.keys(certain(() => config.routes) ?? {}).map((host) => ({
        key: names(host),
        stack: file.stack,
        path: pathText(["routes", host]),
        value: host,
    }));
}

/** Several private zones of one name may be in an account; of public ones only one is delegated to. */
function namesIn(
    edge: {
        zone?: string | undefined;
        privateZone: boolean;
        dnsRole?: { arn: string } | undefined;
    },
    accountId: string,
): Names {
    const account = edge.dnsRole ? accountOfRole(edge.dnsRole) : accountId;
    const zone = edge.privateZone ? `private ${edge.zone ?? ""}` : "public";
    return (host) => `host ${account} ${zone} ${host}`;
}
