import { decode } from "./decode";
import type { Problem } from "./problem";
import { isMap } from "./zod-schema";

/** The keys of a stack's config whose values are secret, with those values. */
export interface Secrets {
    keys: readonly string[];
    /** The texts that rule and cure of a problem must not quote. */
    texts: readonly string[];
}

export function secretsOf(
    config: Readonly<Record<string, string>>,
    isSecret: (key: string) => boolean,
): Secrets {
    const keys = Object.keys(config).filter(isSecret);
    const values = keys.map((key) => decode(undefined, config[key] ?? ""));
    return { keys, texts: [...new Set(values.flatMap(scalarsIn).flatMap(spellingsOf))] };
}

/** A rule over several keys quotes what stands elsewhere; of a secret it may not. */
export function withoutQuotes(problem: Problem, { texts }: Secrets): Problem {
    const masked = (text: string) =>
        texts.reduce((masking, secret) => masking.replaceAll(secret, "[secret]"), text);
    return { ...problem, rule: masked(problem.rule), cure: masked(problem.cure) };
}

/** A problem with a secret, which shows neither the value nor what a cure makes of it. */
export function withoutValue(problem: Problem, { keys }: Secrets): Problem {
    const { path, value } = problem;
    return value !== undefined && keys.some((key) => isWithin(path, key))
        ? {
              ...problem,
              value: "[secret]",
              cure: `set it again: pulumi config set --secret --path '${path}'`,
          }
        : problem;
}

/** Whether a path is a section or leads into it. */
export function isWithin(path: string, section: string): boolean {
    return path.startsWith(section) && /^($|[.[])/.test(path.slice(section.length));
}

/** Ways in which a message may quote a value. A short one is hidden in quotes only: it is part of many words. */
function spellingsOf(secret: string): string[] {
    const spellings = [secret, secret.trim(), secret.toLowerCase()].filter((text) => text !== "");
    return [
        ...spellings.map((text) => JSON.stringify(text)),
        ...spellings.filter((text) => text.length > 3),
    ];
}

function scalarsIn(value: unknown): string[] {
    if (Array.isArray(value)) {
        return value.flatMap(scalarsIn);
    }
    return isMap(value) ? Object.values(value).flatMap(scalarsIn) : [String(value)];
}
