import { ipVersion } from "../../../values/range";
import { canonicalBits } from "../network/ranges";
import { known, type LenientConfig, type Rule } from "../rule";

/** The security group takes the address of a range, not any address in it. */
export const inboundHostBits: Rule = (config) =>
    inboundRanges(config).flatMap(([index, value]) =>
        canonicalBits(`edge.inboundCidrs[${index}]`, value),
    );

/** The controller drops such a range without a word. */
export const inboundIpv6NeedsDualstack: Rule = (config) =>
    config.edge?.ipAddressType === "ipv4"
        ? inboundRanges(config)
              .filter(([, value]) => ipVersion(value) === "IPV6")
              .map(([index, value]) => ({
                  path: `edge.inboundCidrs[${index}]`,
                  value,
                  rule: "must be an IPv4 range: the ALB has no IPv6 address",
                  cure: "take it out, or set edge.ipAddressType to dualstack",
              }))
        : [];

/** Browsers prefer the AAAA record, and would wait for an address that lets nobody in. */
export const inboundNeedsIpv6: Rule = (config) => {
    const ranges = inboundRanges(config);
    return config.edge?.ipAddressType === "dualstack" &&
        Array.isArray(config.edge.inboundCidrs) &&
        ranges.length === config.edge.inboundCidrs.length &&
        !ranges.some(([, value]) => ipVersion(value) === "IPV6")
        ? [
              {
                  path: "edge.inboundCidrs",
                  value: config.edge.inboundCidrs,
                  rule: "must have an IPv6 range too with edge.ipAddressType dualstack: otherwise the ALB accepts no client on the addresses of the AAAA records",
                  cure: "add the IPv6 ranges of the same clients, or set edge.ipAddressType to ipv4",
              },
          ]
        : [];
};

/** A prefix list takes the place of 0.0.0.0/0, which is not what its name says. */
export const prefixListsAlone: Rule = ({ edge }) =>
    edge?.inboundCidrs === null &&
    edge.cloudFront === false &&
    edge.inboundPrefixLists !== undefined &&
    edge.inboundPrefixLists.length > 0
        ? [
              {
                  path: "edge.inboundPrefixLists",
                  value: edge.inboundPrefixLists,
                  rule: "must be set together with edge.inboundCidrs: a prefix list alone closes the ALB to all other clients",
                  cure: 'set edge.inboundCidrs to none if that is meant, or to the other ranges, such as ["0.0.0.0/0"]',
              },
          ]
        : [];

export const somebodyComesIn: Rule = ({ edge }) =>
    edge?.inboundCidrs === "none" &&
    edge.cloudFront === false &&
    edge.inboundPrefixLists?.length === 0
        ? [
              {
                  path: "edge.inboundCidrs",
                  value: "none",
                  rule: "must not be none without edge.inboundPrefixLists or edge.cloudFront: the controller would open the ALB to everybody",
                  cure: "name the ranges or prefix lists of the clients",
              },
          ]
        : [];

/** The list is known by this name in the commercial partition. */
export const cloudFrontInPartition: Rule = ({ edge }, { region }) =>
    edge?.cloudFront === true && region !== undefined && /^(cn|us-gov)-/.test(region)
        ? [
              {
                  path: "edge.cloudFront",
                  value: true,
                  rule: `must be false in ${region}: the prefix list of CloudFront is looked up by the name that it has in the partition aws`,
                  cure: "name a prefix list in edge.inboundPrefixLists",
              },
          ]
        : [];

function inboundRanges({ edge }: LenientConfig): [number, string][] {
    return Array.isArray(edge?.inboundCidrs) ? known(edge.inboundCidrs) : [];
}
