import { pathText } from "../../reading/problem";
import { knownEntries, type Rule } from "../rule";

/** The stack's own, and those by which the controller knows what it made. */
const RESERVED_TAG =
    /^(project|stack|team)$|^(elbv2\.k8s\.aws|ingress\.k8s\.aws|service\.k8s\.aws)\//;

/** Of the 50 tags that a resource may have; the stack and the controller need some of them. */
const MOST_TAGS = 40;

export const tagsOwn: Rule = ({ edge }) =>
    knownEntries(edge?.tags)
        .filter(([key]) => RESERVED_TAG.test(key))
        .map(([key, value]) => ({
            path: pathText(["edge", "tags", key]),
            value,
            rule: "must be a tag that neither the stack nor the controller sets itself",
            cure: "take it out: the stack already sets project, stack and team",
        }));

export const tagsFit: Rule = ({ edge }) => {
    const count = Object.keys(edge?.tags ?? {}).length;
    return count <= MOST_TAGS
        ? []
        : [
              {
                  path: "edge.tags",
                  value: edge?.tags,
                  rule: `must hold ${MOST_TAGS} tags at most, of the 50 that AWS allows`,
                  cure: `take ${count - MOST_TAGS} out`,
              },
          ];
};

export const connectionLogsNeedBucket: Rule = ({ edge }) =>
    edge?.accessLogs?.enabled === false && edge.accessLogs.connectionLogs === true
        ? [
              {
                  path: "edge.accessLogs.connectionLogs",
                  value: true,
                  rule: "must not be true without edge.accessLogs.enabled: both logs use the same bucket",
                  cure: "set edge.accessLogs.enabled to true too",
              },
          ]
        : [];

/** The controller refuses subnets without an IPv6 range. */
export const dualstackNeedsIpv6: Rule = ({ network, edge }) =>
    edge?.ipAddressType === "dualstack" && network?.ipv6 === false
        ? [
              {
                  path: "edge.ipAddressType",
                  value: "dualstack",
                  rule: "must be ipv4 while network.ipv6 is false: the ALB's subnets have no IPv6 range",
                  cure: "set network.ipv6 to true",
              },
          ]
        : [];

export const dualstackFacesInternet: Rule = ({ edge }) =>
    edge?.ipAddressType === "dualstack" && edge.scheme === "internal"
        ? [
              {
                  path: "edge.ipAddressType",
                  value: "dualstack",
                  rule: "must be ipv4 with edge.scheme internal: only the public subnets have an IPv6 range",
                  cure: "write ipv4, or set edge.scheme to internet-facing",
              },
          ]
        : [];
