import { ipVersion } from "../../../values/range";
import { each } from "../../reading/unknown";
import type { StackConfig } from "../../schema";
import { hostBits } from "../network/host-bits";
import type { Rules } from "../refusal";

const PATH = "edge.inboundCidrs";

export const inboundRules: Rules = {
    /** The security group takes the address of a range, not any address in it. */
    hostBits: ({ edge }) => each(PATH, rangesOf(edge), (value, path) => hostBits(path, value)),

    /** The controller drops such a range without a word. */
    ipv6NeedsDualstack: ({ edge }) =>
        edge?.ipAddressType === "ipv4" &&
        each(
            PATH,
            rangesOf(edge),
            (value, path) =>
                ipVersion(value) === "IPV6" && {
                    path,
                    rule: "must be an IPv4 range: the ALB has no IPv6 address",
                    cure: "take it out, or set edge.ipAddressType to dualstack",
                },
        ),

    /** Browsers prefer the AAAA record, and would wait for an address that lets nobody in. */
    dualstackNeedsIpv6: ({ edge }) =>
        edge?.ipAddressType === "dualstack" &&
        rangesOf(edge)?.every((value) => ipVersion(value) === "IPV4") && {
            path: PATH,
            rule: "must have an IPv6 range too with edge.ipAddressType dualstack: otherwise the ALB accepts no client on the addresses of the AAAA records",
            cure: "add the IPv6 ranges of the same clients, or set edge.ipAddressType to ipv4",
        },

    /** A prefix list takes the place of 0.0.0.0/0, which is not what its name says. */
    prefixListsAlone: ({ edge }) =>
        edge?.inboundCidrs === undefined &&
        edge?.cloudFront === false &&
        edge.inboundPrefixLists.length > 0 && {
            path: "edge.inboundPrefixLists",
            rule: "must be set together with edge.inboundCidrs: a prefix list alone closes the ALB to all other clients",
            cure: 'set edge.inboundCidrs to none if that is meant, or to the other ranges, such as ["0.0.0.0/0"]',
        },

    somebodyComesIn: ({ edge }) =>
        edge?.inboundCidrs === "none" &&
        !edge.cloudFront &&
        edge.inboundPrefixLists.length === 0 && {
            path: PATH,
            rule: "must not be none without edge.inboundPrefixLists or edge.cloudFront: the controller would open the ALB to everybody",
            cure: "name the ranges or prefix lists of the clients",
        },

    /** The list is known by this name in the commercial partition. */
    cloudFrontInPartition: ({ edge }, { region }) =>
        edge?.cloudFront === true &&
        /^(cn|us-gov)-/.test(region) && {
            path: "edge.cloudFront",
            rule: `must be false in ${region}: the prefix list of CloudFront is looked up by the name that it has in the partition aws`,
            cure: "name a prefix list in edge.inboundPrefixLists",
        },
};

function rangesOf(edge: StackConfig["edge"]): readonly string[] | undefined {
    return Array.isArray(edge?.inboundCidrs) ? edge.inboundCidrs : undefined;
}
