import { each } from "../../../reading/unknown";
import { hostBits } from "../../network/host-bits";
import type { Rules } from "../../refusal";
import { eachPath } from "./entries";

export const sourceRangeRules: Rules = {
    /** Whoever connects to an ALB has an address of a family that it has itself. */
    sourceCidrsReach: (config) =>
        eachPath(config, ({ conditions }, at) =>
            each(`${at}.conditions.sourceCidrs`, conditions.sourceCidrs, (value, path) =>
                value.includes(":") && config.edge?.ipAddressType === "ipv4"
                    ? {
                          path,
                          rule: "must be an IPv4 range: the ALB has no IPv6 addresses",
                          cure: "write the IPv4 range of these clients, or set edge.ipAddressType to dualstack",
                      }
                    : hostBits(path, value),
            ),
        ),
};
