import { contains, formatRange, overlaps, parseRange, type Range } from "../../../values/range";
import type { Problem } from "../../reading/problem";
import { known, type LenientConfig, type Rule } from "../rule";

/** RFC 1918. */
const PRIVATE = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"].map(parseRange);

/** This host, loopback, link-local and multicast: no VPC may have them (Amazon VPC, CIDR blocks). */
const RESERVED = ["0.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "224.0.0.0/4"].map(parseRange);

/** No client on the internet has such an address; the last range is that of carriers (RFC 6598). */
const NEVER_PUBLIC = [...PRIVATE, ...RESERVED, parseRange("100.64.0.0/10")];

/** AWS takes the address of a range, not any address in it. */
export const noHostBits: Rule = (config) =>
    rangesOf(config).flatMap(([path, value]) => canonicalBits(path, value));

/** What is wrong with a range, IPv4 or IPv6, that names an address in it instead of its first. */
export function canonicalBits(path: string, value: string): Problem[] {
    const range = parseRange(value);
    if (range.address === range.first) return [];
    return [
        {
            path,
            value,
            rule: `must have only zeros after its first ${range.prefix} bits`,
            cure: `write "${formatRange(range)}"`,
        },
    ];
}

/** Large enough for the subnet plan, and within the largest VPC of AWS. */
export const vpcRange: Rule = ({ network }) =>
    withRange(network?.cidr, (range, value) => {
        const path = "network.cidr";
        const base = value.replace(/\/.*/, "");
        const size = { path, value, rule: "must be a range from /16 to /21" };
        const reserved = RESERVED.find((other) => overlaps(other, range));
        return [
            ...(range.prefix < 16 ? [{ ...size, cure: `write "${base}/16"` }] : []),
            ...(range.prefix > 21
                ? [{ ...size, cure: "give the VPC more room, for example a /20" }]
                : []),
            ...(reserved === undefined
                ? []
                : [
                      {
                          path,
                          value,
                          rule: `must not overlap ${formatRange(reserved)}, which AWS reserves`,
                          cure: 'write a private range, for example "10.40.0.0/16"',
                      },
                  ]),
        ];
    });

/** What EKS accepts as `serviceIpv4Cidr`. */
export const serviceRange: Rule = ({ cluster }) =>
    withRange(cluster?.serviceCidr, (range, value) => {
        const path = "cluster.serviceCidr";
        const cure =
            'leave it out for the default, or write a private range such as "172.20.0.0/16"';
        return [
            ...(!isOfServices(range)
                ? [{ path, value, rule: "must be a range from /12 to /24", cure }]
                : []),
            ...(isPrivate(range)
                ? []
                : [
                      {
                          path,
                          value,
                          rule: "must be inside 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16",
                          cure,
                      },
                  ]),
        ];
    });

function isOfServices({ prefix }: Range): boolean {
    return prefix >= 12 && prefix <= 24;
}

/** A Service's address that is also a host's in the VPC makes that host unreachable from the pods. */
export const servicesApartFromVpc: Rule = ({ network, cluster }) =>
    withRange(cluster?.serviceCidr, (services, servicesText) =>
        withRange(network?.cidr, (vpc, value) =>
            // Of one that EKS doesn't take its own rule speaks.
            overlaps(services, vpc) && isOfServices(services)
                ? [
                      {
                          path: "network.cidr",
                          value,
                          rule: `must not overlap cluster.serviceCidr, ${servicesText}`,
                          cure: "choose another private range for one of the two",
                      },
                  ]
                : [],
        ),
    );

/** EKS refuses reserved ranges here: clients inside the VPC use the private endpoint. */
export const publicAccessFromOutside: Rule = ({ cluster }) =>
    known(cluster?.publicAccessCidrs)
        .filter(([, value]) => isWithin(NEVER_PUBLIC, parseRange(value)))
        .map(([index, value]) => ({
            path: `cluster.publicAccessCidrs[${index}]`,
            value,
            rule: "must be a public range: it is about clients on the internet",
            cure: "write the public address of your network; the VPC itself always has access",
        }));

function rangesOf({ network, cluster }: LenientConfig): [string, string][] {
    const single: [string, string | null | undefined][] = [
        ["network.cidr", network?.cidr],
        ["cluster.serviceCidr", cluster?.serviceCidr],
    ];
    return [
        ...single.flatMap(([path, value]): [string, string][] =>
            typeof value === "string" ? [[path, value]] : [],
        ),
        ...known(cluster?.publicAccessCidrs).map(([index, value]): [string, string] => [
            `cluster.publicAccessCidrs[${index}]`,
            value,
        ]),
    ];
}

function withRange(
    value: string | null | undefined,
    check: (range: Range, value: string) => Problem[],
): Problem[] {
    return typeof value === "string" ? check(parseRange(value), value) : [];
}

function isPrivate(range: Range): boolean {
    return isWithin(PRIVATE, range);
}

function isWithin(outers: readonly Range[], range: Range): boolean {
    return outers.some((outer) => contains(outer, range));
}
