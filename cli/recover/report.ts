import type { Found } from "./inventory";
import type { Recovery } from "./recover";
import { nameOf } from "../../sandbox/state/urn";

/** What recover did, or would do, for a person. */
export function report(stack: string, recovery: Recovery, dryRun: boolean): string {
    const { pending, imports, leftovers, stuck } = recovery;
    return [
        ...section(
            "Operations that were cut off",
            pending.map(({ type, urn }) => `${type} ${nameOf(urn)}`),
        ),
        ...section(
            dryRun ? "Would be taken into the state" : "Taken into the state",
            imports.map(
                ({ planned, found }) => `${found.type} ${nameOf(planned.urn)} = ${found.id}`,
            ),
        ),
        ...section(
            "The stack's by tags or name, but not declared: look at it, then delete it",
            leftovers.map(line),
        ),
        ...section(
            "In the state, but stuck: run the command at the end of the line",
            stuck.map(line),
        ),
        needsPerson(recovery)
            ? `Then run npm run recover -- --stack ${stack} once more.`
            : `Next: npx pulumi up --stack ${stack}`,
    ].join("\n");
}

/** Whether something waits for a person. */
export function needsPerson({ leftovers, stuck }: Recovery): boolean {
    return leftovers.length > 0 || stuck.length > 0;
}

function line({ type, id, broken }: Found): string {
    return broken === undefined
        ? `${type} ${id}`
        : `${type} ${id}: ${broken.why}: ${broken.command}`;
}

function section(title: string, lines: string[]): string[] {
    return [`${title}: ${lines.length}`, ...lines.map((line) => `  ${line}`)];
}
