import { contains, formatRange, overlaps, parseRange, type Range } from "../../../values/range";
import { each } from "../../reading/unknown";
import type { Rules } from "../refusal";
import { hostBits } from "./host-bits";

/** RFC 1918. */
const PRIVATE = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"].map(parseRange);

/** This host, loopback, link-local and multicast: no VPC may have them (Amazon VPC, CIDR blocks). */
const RESERVED = ["0.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "224.0.0.0/4"].map(parseRange);

/** No client on the internet has such an address; the last range is that of carriers (RFC 6598). */
const NEVER_PUBLIC = [...PRIVATE, ...RESERVED, parseRange("100.64.0.0/10")];

const SERVICES = {
    path: "cluster.serviceCidr",
    cure: 'leave it out for the default, or write a private range such as "172.20.0.0/16"',
};

/** AWS takes the address of a range, not any address in it; and each use of one has its bounds. */
export const rangeRules: Rules = {
    vpcHostBits: ({ network: { cidr } }) => cidr !== undefined && hostBits("network.cidr", cidr),
    serviceHostBits: ({ cluster }) => hostBits("cluster.serviceCidr", cluster.serviceCidr),
    publicHostBits: ({ cluster }) =>
        each("cluster.publicAccessCidrs", cluster.publicAccessCidrs, (value, path) =>
            hostBits(path, value),
        ),

    egressHostBits: ({ teams }) =>
        each("teams", teams, ({ egressCidrs }, at) =>
            each(`${at}.egressCidrs`, egressCidrs, (value, path) => hostBits(path, value)),
        ),

    /** Large enough for the subnet plan, and within the largest VPC of AWS. */
    vpcRange: ({ network: { cidr } }) => {
        if (cidr === undefined) return;
        const path = "network.cidr";
        const range = parseRange(cidr);
        const rule = "must be a range from /16 to /21";
        const reserved = RESERVED.find((other) => overlaps(other, range));
        return [
            range.prefix < 16 && { path, rule, cure: `write "${cidr.replace(/\/.*/, "")}/16"` },
            range.prefix > 21 && { path, rule, cure: "give the VPC more room, for example a /20" },
            reserved !== undefined && {
                path,
                rule: `must not overlap ${formatRange(reserved)}, which AWS reserves`,
                cure: 'write a private range, for example "10.40.0.0/16"',
            },
        ];
    },

    /** A Service's address that is also a host's in the VPC makes that host unreachable from the pods. */
    servicesApartFromVpc: ({ network, cluster: { serviceCidr } }) => {
        const services = parseRange(serviceCidr);
        return (
            network.cidr !== undefined &&
            // Of one that EKS doesn't take its own rule speaks.
            overlaps(services, parseRange(network.cidr)) &&
            isOfServices(services) && {
                path: "network.cidr",
                rule: `must not overlap cluster.serviceCidr, ${serviceCidr}`,
                cure: "choose another private range for one of the two",
            }
        );
    },

    /** What EKS accepts as `serviceIpv4Cidr`. */
    serviceRange: ({ cluster }) => {
        const range = parseRange(cluster.serviceCidr);
        return [
            !isOfServices(range) && { ...SERVICES, rule: "must be a range from /12 to /24" },
            !isWithin(PRIVATE, range) && {
                ...SERVICES,
                rule: "must be inside 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16",
            },
        ];
    },

    /** EKS refuses reserved ranges here: clients inside the VPC use the private endpoint. */
    publicAccessFromOutside: ({ cluster }) =>
        each(
            "cluster.publicAccessCidrs",
            cluster.publicAccessCidrs,
            (value, path) =>
                isWithin(NEVER_PUBLIC, parseRange(value)) && {
                    path,
                    rule: "must be a public range: it is about clients on the internet",
                    cure: "write the public address of your network; the VPC itself always has access",
                },
        ),
};

function isOfServices({ prefix }: Range): boolean {
    return prefix >= 12 && prefix <= 24;
}

function isWithin(outers: readonly Range[], range: Range): boolean {
    return outers.some((outer) => contains(outer, range));
}
