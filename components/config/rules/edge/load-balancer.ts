import { each } from "../../reading/unknown";
import type { Rules } from "../refusal";

/** The stack's own, and those by which the controller knows what it made. */
const RESERVED_TAG =
    /^(project|stack|team)$|^(elbv2\.k8s\.aws|ingress\.k8s\.aws|service\.k8s\.aws)\//;

/** Of the 50 tags that a resource may have; the stack and the controller need some of them. */
const MOST_TAGS = 40;

export const loadBalancerRules: Rules = {
    /** The controller refuses subnets without an IPv6 range. */
    dualstackNeedsIpv6: ({ network, edge }) =>
        edge?.ipAddressType === "dualstack" &&
        !network.ipv6 && {
            path: "edge.ipAddressType",
            rule: "must be ipv4 while network.ipv6 is false: the ALB's subnets have no IPv6 range",
            cure: "set network.ipv6 to true",
        },

    dualstackFacesInternet: ({ edge }) =>
        edge?.ipAddressType === "dualstack" &&
        edge.scheme === "internal" && {
            path: "edge.ipAddressType",
            rule: "must be ipv4 with edge.scheme internal: only the public subnets have an IPv6 range",
            cure: "write ipv4, or set edge.scheme to internet-facing",
        },

    tagsOwn: ({ edge }) =>
        each(
            "edge.tags",
            edge?.tags,
            (_, path, key) =>
                RESERVED_TAG.test(key) && {
                    path,
                    rule: "must be a tag that neither the stack nor the controller sets itself",
                    cure: "take it out: the stack already sets project, stack and team",
                },
        ),

    tagsFit: ({ edge }) => {
        const count = Object.keys(edge?.tags ?? {}).length;
        return (
            count > MOST_TAGS && {
                path: "edge.tags",
                rule: `must hold ${MOST_TAGS} tags at most, of the 50 that AWS allows`,
                cure: `take ${count - MOST_TAGS} out`,
            }
        );
    },

    connectionLogsNeedBucket: ({ edge }) =>
        edge?.accessLogs.connectionLogs === true &&
        !edge.accessLogs.enabled && {
            path: "edge.accessLogs.connectionLogs",
            rule: "must not be true without edge.accessLogs.enabled: both logs use the same bucket",
            cure: "set edge.accessLogs.enabled to true too",
        },
};
