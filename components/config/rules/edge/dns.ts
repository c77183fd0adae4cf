import { hasLoadBalancerZone } from "../../../values/regions";
import { isZoneId } from "../../sections/edge/dns";
import { isInside } from "../../sections/edge/hosts";
import { each } from "../../reading/unknown";
import type { Rules } from "../refusal";
import { lacksCertificate, makesCertificate } from "./certificate";
import { eachHost } from "./placed-hosts";

/** Keys of `edge` about zones and records. */
const OF_ROUTE53 = ["zone", "privateZone", "validationZone", "weight", "dnsRole"];

export const dnsRules: Rules = {
    /** Who makes no records has no use for what is about them. */
    keysFitDns: ({ edge }, { isGiven }) =>
        edge?.dns === "none" &&
        [
            ...OF_ROUTE53.map((key) => `edge.${key}`),
            ...each("edge.hosts", edge.hosts, (entry, at) =>
                typeof entry === "object" && entry.zone !== undefined ? [`${at}.zone`] : [],
            ).flat(),
        ]
            .filter(isGiven)
            .map((path) => ({
                path,
                rule: "must not be set with edge.dns none: the stack then creates no records",
                cure: "take it out, or write dns: route53",
            })),

    /** Each host's records have a zone to go to. */
    hostsHaveZones: ({ edge }, { isGiven }) => {
        if (edge?.dns !== "route53" || edge.zone !== undefined) return;
        const [homeless] = isGiven("edge.hosts")
            ? eachHost({ edge }, ({ name, zone }) => (zone === undefined ? [name] : [])).flat()
            : ["shop.example.com"];
        return (
            homeless !== undefined && {
                path: "edge.zone",
                rule: "must be set: the stack creates the records of the hosts in their zones",
                cure: `add it, for example "${zoneAround(homeless)}"; or write dns: none and create them yourself`,
            }
        );
    },

    /** ACM proves a certificate by records, and the ones that the stack makes wait until it is proved. */
    dnsNoneNeedsCertificate: ({ edge }) =>
        lacksCertificate(edge) &&
        edge.dns === "none" && {
            path: "edge.certificateArn",
            rule: "must be set with edge.dns none: the stack can't create the records that validate a certificate",
            cure: "name an issued certificate, or write dns: route53",
        },

    /** A private zone answers inside the VPC only, where an internet-facing ALB is no use. */
    privateZoneInternal: ({ edge }) =>
        edge?.privateZone === true &&
        edge.scheme === "internet-facing" &&
        edge.dns !== "none" && {
            path: "edge.scheme",
            rule: "must be internal with privateZone: clients on the internet can't look the hosts up",
            cure: "set scheme to internal, or take privateZone out",
        },

    /** ACM looks for its records on the internet. */
    privateZoneProof: ({ edge }) =>
        makesCertificate(edge) &&
        edge.privateZone &&
        edge.validationZone === undefined && {
            path: "edge.validationZone",
            rule: "must be set with privateZone: ACM doesn't see the records of a private zone",
            cure: "name the public zone of the hosts, or give edge.certificateArn",
        },

    hostsInsideValidationZone: (config) => {
        const zone = config.edge?.validationZone;
        return (
            zone !== undefined &&
            !isZoneId(zone) &&
            makesCertificate(config.edge) &&
            eachHost(
                config,
                ({ path, name }) =>
                    !isInside(zone, name) && {
                        path,
                        rule: `must be inside edge.validationZone, ${zone}, to be validated there`,
                        cure: "take it out, or give edge.certificateArn for all hosts",
                    },
            )
        );
    },

    /**
     * The record that proves a host is the same for every certificate of an account. Two stacks with the
     * same hosts would share it, and the first that is destroyed would take it from the other.
     */
    weightNeedsCertificate: ({ edge }) =>
        makesCertificate(edge) &&
        edge.weight !== undefined && {
            path: "edge.certificateArn",
            rule: "must be set with weight: stacks that share hosts share the record that validates them",
            cure: "name an issued certificate that all of them use",
        },
};

export const zoneRegionRules: Rules = {
    /** The alias records of the hosts name the hosted zone of the load balancer. */
    edgeInRegionWithZone: ({ edge }, { region, isGiven }) =>
        isGiven("edge.hosts") &&
        edge?.dns !== "none" &&
        !hasLoadBalancerZone(region) && {
            path: "edge.dns",
            rule: `must be none in ${region}: the AWS provider has no hosted zone id of load balancers there, so it can't create an alias record`,
            cure: "write none and create the records yourself, or take the section edge out",
        },
};

/** The name that a host's zone most likely has. */
function zoneAround(host: string): string {
    const labels = host.replace(/^\*\./, "").split(".");
    return labels.slice(labels.length > 2 ? 1 : 0).join(".");
}
