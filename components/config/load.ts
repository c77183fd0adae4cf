import * as pulumi from "@pulumi/pulumi";

import { nodeWarnings } from "./node-warnings";
import { type Plan, planOf } from "./plan";
import { checkConfig } from "./reading/check";
import { mistakesMessage } from "./reading/message";
import { routeWarnings } from "./route-warnings";
import { supportWarnings } from "./support";

/** The SDK keeps this function out of its published types. */
const runtime = pulumi.runtime as unknown as { isConfigSecret(key: string): boolean };

/**
 * Reads and checks the whole stack config before the first resource is declared; the only reader.
 * Warns of versions whose support has ended or ends soon, and of what is likely not meant.
 * @throws {pulumi.RunError} naming every mistake at once.
 */
export function loadConfig(): Plan {
    const stack = pulumi.getStack();
    const checked = checkConfig({
        project: pulumi.getProject(),
        stack,
        config: pulumi.runtime.allConfig(),
        isSecret: (key) => runtime.isConfigSecret(key),
    });
    if ("problems" in checked) {
        throw new pulumi.RunError(mistakesMessage(stack, checked.problems));
    }
    const { config, isGiven } = checked;
    for (const warning of [
        ...supportWarnings(config, new Date()),
        ...nodeWarnings(config.cluster, isGiven),
        ...routeWarnings(config.routes),
    ]) {
        void pulumi.log.warn(warning);
    }
    return planOf(config);
}
