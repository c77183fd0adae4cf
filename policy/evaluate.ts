import { holds } from "../components/config/policy-warnings";
import type { PolicyException } from "../components/config/sections/policy";
import type { Resource } from "./resource";
import type { Rule, Violation } from "./rule";
import { ALL_RULES } from "./rules/all";

/** A violation with what the stack file says about it. */
export interface Result extends Violation {
    rule: Rule;
    /** The exception that holds; the violation is shown, and stops nothing. */
    exception?: PolicyException;
}

/** All violations of a stack on a day, as YYYY-MM-DD, in the order of the rules. */
export function evaluate(
    resources: readonly Resource[],
    exceptions: readonly PolicyException[],
    today: string,
): Result[] {
    return ALL_RULES.flatMap((rule) => resultsOf(rule, { resources, exceptions, today }));
}

export function resultsOf(
    rule: Rule,
    {
        resources,
        exceptions,
        today,
    }: {
        resources: readonly Resource[];
        exceptions: readonly PolicyException[];
        today: string;
    },
): Result[] {
    const valid = exceptions.filter(
        (exception) => exception.rule === rule.id && holds(exception, today),
    );
    return rule.check(resources).map((violation) => {
        const exception = valid.find(
            ({ resource }) => resource === undefined || resource === violation.resource?.name,
        );
        return { ...violation, rule, ...(exception && { exception }) };
    });
}

/** What is wrong, why that matters and what helps; of an exception also why it is made, and until when. */
export function messageOf({ rule, found, exception }: Result): string {
    const what = `${found}. ${rule.reason}`;
    return exception === undefined
        ? `${what} ${rule.cure}`
        : `${what} Excepted until ${exception.until}: ${exception.reason}`;
}
