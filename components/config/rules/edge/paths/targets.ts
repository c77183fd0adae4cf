import { isInside } from "../../../../values/range";
import { certain, each } from "../../../reading/unknown";
import { hostsOf } from "../placed-hosts";
import type { Rules } from "../../refusal";
import { repeated } from "../../repeated";
import { eachTarget } from "./entries";

/** What AWS takes as an address outside the VPC: RFC 1918 and RFC 6598 (ELB API, RegisterTargets). */
const PRIVATE = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10"];

/** Quota "Target groups per Application Load Balancer", which nobody gets raised. */
const MOST_GROUPS = 100;

export const targetRules: Rules = {
    /** A function and a list of addresses have a target group of their own each time they are named. */
    groupsFit: (config) => {
        const targets = eachTarget(config, (target) => target);
        const named = new Set(eachTarget(config, ({ targetGroupArn }) => targetGroupArn));
        named.delete(undefined);
        const made = targets.filter(
            (target) => Object.hasOwn(target, "lambda") || Object.hasOwn(target, "ips"),
        );
        // HTTP/2 to the gateway takes one beside that of HTTP/1.1.
        const all = named.size + made.length + (hostsOf(config, "grpc").length > 0 ? 2 : 1);
        return (
            all > MOST_GROUPS && {
                path: "edge.paths",
                value: all,
                rule: `must need ${MOST_GROUPS} target groups at most, including those of the gateway, the limit of an ALB; these are ${all}`,
                cure: "send several entries to one target group, or give some their own ALB",
            }
        );
    },

    addressesAllowed: (config, { isGiven }) => {
        // The ranges of an existing VPC are not known here.
        const vpc = certain(() => (config.network.existing ? "0.0.0.0/0" : config.network.cidr));
        // The default may be in use on the other side of a VPN, where the ALB does reach it.
        const services = isGiven("cluster.serviceCidr")
            ? certain(() => config.cluster.serviceCidr)
            : undefined;
        const ranges = vpc === undefined ? PRIVATE : [...PRIVATE, vpc];
        return eachTarget(config, ({ ips }, at) => {
            const addresses = each(`${at}.ips.addresses`, ips?.addresses, (address, path) => ({
                path,
                address,
                range: `${address}/32`,
            }));
            return [
                ...addresses.map(
                    ({ path, range }) =>
                        !ranges.some((other) => isInside(range, other)) && {
                            path,
                            rule: "must be an address in the VPC, or one in 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16 or 100.64.0.0/10: AWS allows no others",
                            cure: "write the private address of the target; a public one is reached by a redirect",
                        },
                ),
                ...addresses.map(
                    ({ path, range }) =>
                        services !== undefined &&
                        isInside(range, services) && {
                            path,
                            rule: `must not be inside cluster.serviceCidr, ${services}: the nodes alone know the addresses of Services`,
                            cure: "write the address of the target itself; for a Service of the mesh, leave the path to the gateway",
                        },
                ),
                ...repeated(addresses, ({ address }) => address).map(([{ path }]) => ({
                    path,
                    rule: "must be in the list only once",
                    cure: "take it out, or write the one that was meant",
                })),
            ];
        });
    },

    /** Elastic Load Balancing refuses a check that may end after the next has begun. */
    checksEndInTime: (config) =>
        eachTarget(config, ({ ips }, path) => {
            const { timeoutSeconds: timeout = 0, intervalSeconds: interval = 1 } =
                ips?.healthCheck ?? {};
            return (
                timeout >= interval && {
                    path: `${path}.ips.healthCheck.timeoutSeconds`,
                    rule: `must be below intervalSeconds, ${interval}`,
                    cure: `lower it to ${interval - 1}, or raise intervalSeconds`,
                }
            );
        }),
};
