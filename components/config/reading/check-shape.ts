import type { z } from "zod";

import { partitionOf } from "../../values/partition";
import { decode } from "./decode";
import { datesIn, withoutEmptySections } from "./given";
import { inspect } from "./lenient";
import { isGiven, type Problem, valueAt } from "./problem";
import { withoutRepeats } from "./repeats";
import { isWithin, secretsOf, withoutQuotes, withoutValue } from "./secrets";
import { readSettings } from "./settings";
import { sizeProblems } from "./size";
import { certain, complete, UNKNOWN, withParts } from "./unknown";

/** The region of the schema's examples. */
const EXAMPLE_REGION = "eu-west-1";

/** A stack's config as Pulumi hands it to the program: `namespace:key` to text. */
export interface ConfigSource {
    project: string;
    stack: string;
    config: Readonly<Record<string, string>>;
    isSecret: (key: string) => boolean;
}

/** What every config has beside its own keys. */
export interface Loaded {
    project: string;
    stack: string;
    region: string;
    /** Profile of the AWS credentials; absent, those of the environment. */
    profile?: string;
}

export type Checked<T> =
    { config: T & Loaded; isGiven: RuleContext["isGiven"] } | { problems: Problem[] };

/** What a rule is told beside the config. */
export interface RuleContext {
    /** `aws:region`. */
    region: string;
    /** Name of the stack. */
    stack: string;
    /** Whether the stack file says something at a path, or the value there is a default. */
    isGiven: (path: string) => boolean;
}

/** What a stack file of a shape may hold. */
export interface Shape<S extends z.ZodObject> {
    schema: S;
    /** Keys that must be set here, and that the schema lets be left out elsewhere. */
    missing?: (config: z.infer<S>, context: RuleContext) => Refusal[];
    /** What several keys decide together, as far as they are known. */
    problemsOf: (config: z.infer<S>, context: RuleContext) => Refusal[];
}

/** What is refused of a value; without `value`, of that at the path. */
export type Refusal = Omit<Problem, "value"> & { value?: unknown };

/** Checks a stack's whole config: each key by itself, then what several keys decide together. */
export function checkShape<S extends z.ZodObject>(
    { schema, missing = () => [], problemsOf }: Shape<S>,
    { project, stack, config, isSecret }: ConfigSource,
    given: Record<string, unknown> = ownKeys(schema, config, project),
): Checked<z.infer<S>> {
    const raw = withoutEmptySections(schema, given);
    const { settings, problems } = readSettings(config, project);
    const own = inspect(schema, raw);
    const context = withParts({ stack, isGiven: (path: string) => isGiven(raw, path) }, [
        ["region", settings.region ?? UNKNOWN],
    ]) as RuleContext;
    const secrets = secretsOf(config, isSecret);
    const withValue = (refusal: Refusal): Problem => {
        const { path } = refusal;
        const value = valueAt(raw, path) ?? certain(() => complete(valueAt(own.value, path)));
        return { value, ...refusal };
    };
    const ofRules = problemsOf(own.value, context)
        .map(withValue)
        .map((problem): Problem =>
            isGiven(raw, problem.path) ? problem : { ...problem, byDefault: true },
        )
        .map((problem) => withoutQuotes(problem, secrets));
    const ofKeys = [...own.problems, ...missing(own.value, context).map(withValue)].map((problem) =>
        inRegion(problem, settings.region),
    );
    const dates = datesIn(raw);
    // A date that its own key refuses too is told of once.
    const others = [...sizeProblems(config, given), ...ofKeys, ...ofRules].filter(
        ({ path }) => !dates.some((date) => date.path === path),
    );
    const ordered = inOrderOfSections(schema, [...dates, ...withoutRepeats(others, raw)]);
    const all = [
        ...problems,
        ...ordered.map((problem) => ({ ...problem, path: `${project}:${problem.path}` })),
    ];
    if (all.length > 0 || settings.region === undefined) {
        return { problems: all.map((problem) => withoutValue(problem, secrets)) };
    }
    return {
        isGiven: context.isGiven,
        config: {
            ...own.value,
            project,
            stack,
            region: settings.region,
            ...(settings.profile === undefined ? {} : { profile: settings.profile }),
        },
    };
}

/** The project's own keys of a config, without its name, as values. */
export function ownKeys(
    schema: z.ZodObject,
    config: Readonly<Record<string, string>>,
    project: string,
): Record<string, unknown> {
    const prefix = `${project}:`;
    const schemas = new Map(Object.entries<z.ZodType>(schema.shape));
    return Object.fromEntries(
        Object.entries(config)
            .filter(([key]) => key.startsWith(prefix))
            .map(([key, text]) => {
                const name = key.slice(prefix.length);
                return [name, decode(schemas.get(name), text)];
            }),
    );
}

/** As a stack file has them: the schema's order of sections, unknown keys last. */
function inOrderOfSections(schema: z.ZodObject, problems: readonly Problem[]): Problem[] {
    const sections = Object.keys(schema.shape);
    const rank = ({ path }: Problem) => {
        const index = sections.findIndex((section) => isWithin(path, section));
        return index === -1 ? sections.length : index;
    };
    return [...problems].sort((a, b) => rank(a) - rank(b));
}

/** The schema's examples are of one region; a cure is of the stack's own. */
function inRegion(problem: Problem, region: string | undefined): Problem {
    if (region === undefined) return problem;
    const cure = problem.cure
        .replaceAll(EXAMPLE_REGION, region)
        .replaceAll("arn:aws:", `arn:${partitionOf(region)}:`);
    return { ...problem, cure };
}
