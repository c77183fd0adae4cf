import { makesCertificate } from "./certificate";
import { isInside, knownHosts } from "./known-hosts";
import type { Rule } from "./rule";

/** A private zone answers inside the VPC only, where an internet-facing ALB is no use. */
export const privateZoneInternal: Rule = ({ edge }) =>
    edge?.privateZone === true && edge.scheme === "internet-facing"
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
    return typeof validationZone !== "string" || !makesCertificate(config.edge)
        ? []
        : knownHosts(config).flatMap(({ path, name }) =>
              name === undefined || isInside(validationZone, name)
                  ? []
                  : [
                        {
                            path,
                            value: name,
                            rule: `must be inside edge.validationZone, ${validationZone}, to be proved there`,
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
                  rule: "must be set with weight: stacks that share hosts share the record that proves them",
                  cure: "name an issued certificate that all of them use",
              },
          ]
        : [];
