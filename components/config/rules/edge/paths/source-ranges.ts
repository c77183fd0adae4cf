import { canonicalBits } from "../../network/ranges";
import { known, type Rule } from "../../rule";
import { entriesOf } from "./entries";

/** Whoever connects to an ALB has an address of a family that it has itself. */
export const sourceCidrsReach: Rule = (config) =>
    entriesOf(config).flatMap(([path, { conditions }]) =>
        known(conditions?.sourceCidrs).flatMap(([index, value]) => {
            const place = { path: `${path}.conditions.sourceCidrs[${index}]`, value };
            return value.includes(":") && config.edge?.ipAddressType === "ipv4"
                ? [
                      {
                          ...place,
                          rule: "must be an IPv4 range: the ALB has no IPv6 addresses",
                          cure: "write the IPv4 range of these clients, or set edge.ipAddressType to dualstack",
                      },
                  ]
                : canonicalBits(place.path, value);
        }),
    );
