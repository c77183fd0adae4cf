import { type Problem, valueText } from "./problem";

const LONGEST_VALUE = 60;

/** All mistakes of a stack file, as its author reads them. */
export function mistakesMessage(stack: string, problems: readonly Problem[]): string {
    const count = problems.length === 1 ? "1 mistake" : `${problems.length} mistakes`;
    const entries = problems.map(({ path, value, byDefault, rule, cure }) => {
        const given = shortened(valueText(value)) + (byDefault ? ", by default" : "");
        return [`✖ ${path}: ${given}`, `    ${rule}`, `    → ${cure}`].join("\n");
    });
    return [`Pulumi.${stack}.yaml has ${count}:`, ...entries].join("\n");
}

function shortened(text: string): string {
    return text.length <= LONGEST_VALUE ? text : `${text.slice(0, LONGEST_VALUE - 1)}…`;
}
