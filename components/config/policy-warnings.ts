import type { PolicyException } from "./sections/policy";

/** The day of a moment, in UTC, as a stack file writes it. */
export function dayOf(moment: Date): string {
    return moment.toISOString().slice(0, 10);
}

/** Whether an exception holds on a day; days as YYYY-MM-DD sort as text. */
export function holds({ until }: Pick<PolicyException, "until">, today: string): boolean {
    return today <= until;
}

/** A sentence for each exception whose time is over. */
export function policyWarnings(
    { exceptions }: { exceptions: readonly PolicyException[] },
    today: Date,
): string[] {
    return exceptions.flatMap((exception, index) =>
        holds(exception, dayOf(today))
            ? []
            : [
                  `mesh-edge:policy.exceptions[${index}]: the exception from ${exception.rule} ended on ${exception.until}, and the rule holds again. Take it out, or write a later date.`,
              ],
    );
}
