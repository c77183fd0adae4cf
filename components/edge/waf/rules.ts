import type * as pulumi from "@pulumi/pulumi";

import type { WafPlan } from "../../config/plan/waf";
import type { AclRule } from "./acl-rule";
import { addressRules, type AddressSet, countryRules } from "./clients";
import { labelRules } from "./label-rules";
import { managedGroupRules } from "./managed-groups";
import { rateLimitRules } from "./rate-limits";

/**
 * The rules of the web ACL in the order of their evaluation: allowed addresses, denied addresses,
 * countries, rate limits, managed groups, and last the rules over the labels of all those.
 */
export function webAclRules(
    waf: WafPlan,
    sets: readonly (AddressSet & { arn: pulumi.Input<string> })[],
): AclRule[] {
    return [
        ...addressRules(waf, sets),
        ...countryRules(waf),
        ...rateLimitRules(waf),
        ...managedGroupRules(waf),
        ...labelRules(waf),
    ];
}
