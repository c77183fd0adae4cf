import { type Problem, valueText } from "./problem";
import { isMap } from "./zod-schema";

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

/** Problems of which no part quotes a secret: not as the value given, nor inside rule or cure. */
export function withoutSecrets(
    problems: readonly Problem[],
    isSecret: (path: string) => boolean,
    secretValues: readonly unknown[],
): Problem[] {
    const secrets = secretValues.flatMap(scalarsIn).filter((text) => text.length > 3);
    const masked = (text: string) =>
        secrets.reduce((masking, secret) => masking.replaceAll(secret, "[secret]"), text);
    return problems.map((problem) => ({
        ...problem,
        value: isSecret(problem.path) && problem.value !== undefined ? "[secret]" : problem.value,
        rule: masked(problem.rule),
        cure: masked(problem.cure),
    }));
}

function shortened(text: string): string {
    return text.length <= LONGEST_VALUE ? text : `${text.slice(0, LONGEST_VALUE - 1)}…`;
}

function scalarsIn(value: unknown): string[] {
    if (Array.isArray(value)) {
        return value.flatMap(scalarsIn);
    }
    return isMap(value) ? Object.values(value).flatMap(scalarsIn) : [String(value)];
}
