import { isZoneId } from "../../sections/edge/dns";
import { lacksCertificate, makesCertificate } from "./certificate";
import { isInside } from "../../sections/edge/hosts";
import { knownHosts } from "./known-hosts";
import { known, type Rule } from "../rule";

/** Keys of `edge` about zones and records. */
const OF_ROUTE53 = ["zone", "privateZone", "validationZone", "weight", "dnsRole"] as const;

/** Who makes no records has no use for what is about them. */
export const keysFitDns: Rule = ({ edge }, { isGiven }) => {
    if (edge?.dns !== "none") return [];
    const ofHosts = known(edge.hosts).flatMap(([index, entry]): [string, unknown][] =>
        typeof entry === "object" && typeof entry.zone === "string"
            ? [[`hosts[${index}].zone`, entry.zone]]
            : [],
    );
    const given = OF_ROUTE53.filter((key) => isGiven(`edge.${key}`));
    return [...given.map((key): [string, unknown] => [key, edge[key]]), ...ofHosts].map(
        ([key, value]) => ({
            path: `edge.${key}`,
            value,
            rule: "must not be set with edge.dns none: the stack then creates no records",
            cure: "take it out, or write dns: route53",
        }),
    );
};

/** Each host's records have a zone to go to. */
export const hostsHaveZones: Rule = ({ edge }, { isGiven }) => {
    if (edge?.dns !== "route53" || edge.zone !== null) return [];
    const hosts = isGiven("edge.hosts") ? edge.hosts : ["shop.example.com"];
    const [homeless] = known(hosts).flatMap(([, entry]) =>
        typeof entry === "string" ? entry : entry.zone === null ? (entry.name ?? []) : [],
    );
    return homeless === undefined
        ? []
        : [
              {
                  path: "edge.zone",
                  value: undefined,
                  rule: "must be set: the stack creates the records of the hosts in their zones",
                  cure: `add it, for example "${zoneAround(homeless)}"; or write dns: none and create them yourself`,
              },
          ];
};

/** The name that a host's zone most likely has. */
function zoneAround(host: string): string {
    const labels = host.replace(/^\*\./, "").split(".");
    return labels.slice(labels.length > 2 ? 1 : 0).join(".");
}

/** ACM proves a certificate by records, and the ones that the stack makes wait until it is proved. */
export const dnsNoneNeedsCertificate: Rule = ({ edge }) =>
    lacksCertificate(edge) && edge.dns === "none"
        ? [
              {
                  path: "edge.certificateArn",
                  value: undefined,
                  rule: "must be set with edge.dns none: the stack can't create the records that validate a certificate",
                  cure: "name an issued certificate, or write dns: route53",
              },
          ]
        : [];

/** A private zone answers inside the VPC only, where an internet-facing ALB is no use. */
export const privateZoneInternal: Rule = ({ edge }) =>
    edge?.dns !== "none" && edge?.privateZone === true && edge.scheme === "internet-facing"
        ? [
              {
                  path: "edge.scheme",
                  value: edge.scheme,
                  rule: "must be internal with privateZone: clients on the internet can't look the hosts up",
                  cure: "set scheme to internal, or take privateZone out",
              },
          ]
        : [];

/** ACM looks for its records on the internet. */
export const privateZoneProof: Rule = ({ edge }) =>
    makesCertificate(edge) && edge.privateZone === true && edge.validationZone === null
        ? [
              {
                  path: "edge.validationZone",
                  value: undefined,
                  rule: "must be set with privateZone: ACM doesn't see the records of a private zone",
                  cure: "name the public zone of the hosts, or give edge.certificateArn",
              },
          ]
        : [];

export const hostsInsideValidationZone: Rule = (config) => {
    const { validationZone } = config.edge ?? {};
    return typeof validationZone !== "string" ||
        isZoneId(validationZone) ||
        !makesCertificate(config.edge)
        ? []
        : knownHosts(config).flatMap(({ path, name }) =>
              name === undefined || isInside(validationZone, name)
                  ? []
                  : [
                        {
                            path,
                            value: name,
                            rule: `must be inside edge.validationZone, ${validationZone}, to be validated there`,
                            cure: "take it out, or give edge.certificateArn for all hosts",
                        },
                    ],
          );
};

/**
 * The record that proves a host is the same for every certificate of an account. Two stacks with the
 * same hosts would share it, and the first that is destroyed would take it from the other.
 */
export const weightNeedsCertificate: Rule = ({ edge }) =>
    makesCertificate(edge) && typeof edge.weight === "object" && edge.weight !== null
        ? [
              {
                  path: "edge.certificateArn",
                  value: undefined,
                  rule: "must be set with weight: stacks that share hosts share the record that validates them",
                  cure: "name an issued certificate that all of them use",
              },
          ]
        : [];
