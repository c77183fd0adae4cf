import * as pulumi from "@pulumi/pulumi";

import { mistakesMessage } from "../config/message";
import type { Problem } from "../config/problem";

/**
 * Refuses an update of a component that changes what a live stack can't change, before anything in the
 * component is touched, and in a preview too. Without it AWS refuses, half of the new things made.
 * @param problemsOf what is wrong, given the component's inputs as the engine has them.
 */
export function refusing(
    name: string,
    problemsOf: (before: Record<string, unknown>) => Problem[] | Promise<Problem[]>,
): pulumi.ResourceHook {
    return new pulumi.ResourceHook(
        `${name}-fixed-values`,
        async ({ oldInputs }) => {
            const problems = await problemsOf((oldInputs ?? {}) as Record<string, unknown>);
            if (problems.length > 0) {
                throw new Error(mistakesMessage(pulumi.getStack(), problems));
            }
        },
        { onDryRun: true },
    );
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
