import { isInside } from "../../../../values/range";
import { known, type Rule } from "../../rule";
import { targetsOf } from "./entries";

/** What AWS takes as an address outside the VPC: RFC 1918 and RFC 6598 (ELB API, RegisterTargets). */
const PRIVATE = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10"];

/** An ALB forwards to target groups, and invokes functions, of its own region and account only. */
export const targetArnsOwn: Rule = (config, { region }) =>
    targetsOf(config).flatMap(([path, { targetGroupArn, lambda }]) => {
        const arns: [string, string, string | null | undefined][] = [
            [`${path}.targetGroupArn`, "target group", targetGroupArn],
            [`${path}.lambda.functionArn`, "function", lambda?.functionArn],
        ];
        return arns.flatMap(([place, what, arn]) => {
            const [, , , itsRegion, itsAccount] = arn?.split(":") ?? [];
            const wrong = [
                ["aws:region", region, itsRegion],
                ["accountId", config.accountId, itsAccount],
            ].filter(([, own, its]) => own !== undefined && its !== undefined && own !== its);
            return wrong.map(([key, own]) => ({
                path: place,
                value: arn,
                rule: `must be a ${what} of ${String(key)}, ${String(own)}`,
                cure: `name a ${what} of the stack's region and account`,
            }));
        });
    });

export const addressesAllowed: Rule = (config, { isGiven }) => {
    // The ranges of an existing VPC are not known here.
    const vpc = config.network?.existing ? "0.0.0.0/0" : config.network?.cidr;
    // The default may be in use on the other side of a VPN, where the ALB does reach it.
    const services = isGiven("cluster.serviceCidr") ? config.cluster?.serviceCidr : undefined;
    return targetsOf(config).flatMap(([path, { ips }]) => {
        const addresses = known(ips?.addresses);
        const place = ([index, value]: [number, string]) => ({
            path: `${path}.ips.addresses[${index}]`,
            value,
        });
        const ranges = typeof vpc === "string" ? [...PRIVATE, vpc] : PRIVATE;
        return [
            ...addresses
                .filter(([, address]) => !ranges.some((range) => isInside(`${address}/32`, range)))
                .map((entry) => ({
                    ...place(entry),
                    rule: "must be an address in the VPC, or one in 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16 or 100.64.0.0/10: AWS allows no others",
                    cure: "write the private address of the target; a public one is reached by a redirect",
                })),
            ...addresses
                .filter(
                    ([, address]) => services !== undefined && isInside(`${address}/32`, services),
                )
                .map((entry) => ({
                    ...place(entry),
                    rule: `must not be inside cluster.serviceCidr, ${services ?? ""}: the nodes alone know the addresses of Services`,
                    cure: "write the address of the target itself; for a Service of the mesh, leave the path to the gateway",
                })),
            ...addresses
                .filter(([index, address]) =>
                    addresses.some(([other, same]) => same === address && other < index),
                )
                .map((entry) => ({
                    ...place(entry),
                    rule: "must be in the list only once",
                    cure: "take it out, or write the one that was meant",
                })),
        ];
    });
};

/** Elastic Load Balancing refuses a check that may end after the next has begun. */
export const checksEndInTime: Rule = (config) =>
    targetsOf(config).flatMap(([path, { ips }]) => {
        const { timeoutSeconds: timeout, intervalSeconds: interval } = ips?.healthCheck ?? {};
        return timeout === undefined || interval === undefined || timeout < interval
            ? []
            : [
                  {
                      path: `${path}.ips.healthCheck.timeoutSeconds`,
                      value: timeout,
                      rule: `must be below intervalSeconds, ${interval}`,
                      cure: `lower it to ${interval - 1}, or raise intervalSeconds`,
                  },
              ];
    });
