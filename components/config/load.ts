import * as pulumi from "@pulumi/pulumi";

import { nodeWarnings } from "./node-warnings";
import { type Plan, planOf } from "./plan";
import { policyWarnings } from "./policy-warnings";
import { checkConfig } from "./reading/check";
import { mistakesMessage } from "./reading/message";
import { routeWarnings } from "./route-warnings";
import { configSource } from "./source";
import { supportWarnings } from "./support";

/**
 * Reads and checks the whole stack config before the first resource is declared; the only reader of such a stack.
 * Warns of versions whose support has ended or ends soon, and of what is likely not meant.
 * @throws {pulumi.RunError} naming every mistake at once.
 */
export function loadConfig(): Plan {
    const source = configSource();
    const checked = checkConfig(source);
    if ("problems" in checked) {
        throw new pulumi.RunError(mistakesMessage(source.stack, checked.problems));
    }
    const { config, isGiven } = checked;
    for (const warning of [
        ...supportWarnings(config, new Date()),
        ...nodeWarnings(config.cluster, isGiven),
        ...routeWarnings(config.routes),
        ...policyWarnings(config.policy, new Date()),
    ]) {
        void pulumi.log.warn(warning);
    }
    return planOf(config);
}
