import * as pulumi from "@pulumi/pulumi";

import { policyWarnings } from "../policy-warnings";
import type { ConfigSource } from "../reading/check-shape";
import { mistakesMessage } from "../reading/message";
import { routeWarnings } from "../route-warnings";
import type { Carrier } from "../sections/platform";
import { carrierIn, type CheckedTeam, checkTeam } from "./check";

export type LoadedTeam = Exclude<CheckedTeam, { problems: unknown }>;

/**
 * Reads and checks the config of a team's stack, with the contract that `find` gives for a carrier; the
 * only reader of such a stack.
 * @throws {pulumi.RunError} naming every mistake at once.
 */
export async function loadTeam(
    source: ConfigSource,
    find: (carrier: Carrier) => Promise<unknown>,
): Promise<LoadedTeam> {
    const carrier = carrierIn(source);
    const found = carrier && (await find(carrier));
    const checked = checkTeam(source, found);
    if ("problems" in checked) {
        throw new pulumi.RunError(mistakesMessage(source.stack, checked.problems));
    }
    const { routes, policy } = checked.config;
    for (const warning of [...routeWarnings(routes), ...policyWarnings(policy, new Date())]) {
        void pulumi.log.warn(warning);
    }
    return checked;
}
