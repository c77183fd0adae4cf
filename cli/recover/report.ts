import type { Recovery } from "./recover";
import { nameOf } from "./stack";

/** What recover did, or would do, for a person. */
export function report(stack: string, recovery: Recovery, dryRun: boolean): string {
    const { pending, imports, leftovers } = recovery;
    const rest = leftovers.map(({ type, id, broken }) =>
        broken === undefined ? `${type} ${id}` : `${type} ${id}: ${broken}`,
    );
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
            rest,
        ),
        leftovers.length > 0
            ? `Then run npm run recover -- --stack ${stack} once more.`
            : `Next: npx pulumi up --stack ${stack}`,
    ].join("\n");
}

function section(title: string, lines: string[]): string[] {
    return [`${title}: ${lines.length}`, ...lines.map((line) => `  ${line}`)];
}
