import * as pulumi from "@pulumi/pulumi";

import { mistakesMessage } from "./reading/message";
import type { Problem } from "./reading/problem";

/**
 * Refuses what AWS would refuse when half of the new things are made: in a preview too, and before anything
 * in the component is touched.
 * @param name of the hook, once in a program.
 * @param problemsOf what is wrong, given the resource's inputs as the engine has them, and those to come.
 */
export function refusing(
    name: string,
    problemsOf: (
        before: Record<string, unknown>,
        after: Record<string, unknown>,
    ) => Problem[] | Promise<Problem[]>,
): pulumi.ResourceHook {
    return new pulumi.ResourceHook(
        name,
        async ({ oldInputs, newInputs }) => {
            const problems = await problemsOf(inputs(oldInputs), inputs(newInputs));
            if (problems.length > 0) {
                throw new Error(mistakesMessage(pulumi.getStack(), problems));
            }
        },
        { onDryRun: true },
    );
}

function inputs(given: unknown): Record<string, unknown> {
    return (given ?? {}) as Record<string, unknown>;
}

/** A value that must be what it was, where it is known what it was. */
export function fixed(path: string, was: unknown, is: unknown, because: string): Problem[] {
    if (was === undefined || was === is) return [];
    return [
        {
            path,
            value: is,
            rule: `must stay ${JSON.stringify(was)} while the stack stands: ${because}`,
            cure: "write that again, or destroy the stack, change it, and bring it up",
        },
    ];
}
