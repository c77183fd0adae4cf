import type { z } from "zod";

import { decode } from "./decode";
import { datesIn, withoutEmptySections } from "./given";
import { inspect, whole } from "./lenient";
import { partitionOf } from "../../values/partition";
import { isGiven, type Problem } from "./problem";
import { withoutRepeats } from "./repeats";
import { ALL_RULES } from "../rules/all";
import { type StackConfig, stackConfigSchema } from "../schema";
import { isWithin, secretsOf, withoutQuotes, withoutValue } from "./secrets";
import { readSettings } from "./settings";
import { sizeProblems } from "./size";

/** The region of the schema's examples. */
const EXAMPLE_REGION = "eu-west-1";

/** A stack's config as Pulumi hands it to the program: `namespace:key` to text. */
export interface ConfigSource {
    project: string;
    stack: string;
    config: Readonly<Record<string, string>>;
    isSecret: (key: string) => boolean;
}

/** A stack's config, checked, and whose it is. */
export type LoadedConfig = StackConfig & {
    project: string;
    stack: string;
    region: string;
    /** Profile of the AWS credentials; absent, those of the environment. */
    profile?: string;
};

export type Checked = { config: LoadedConfig } | { problems: Problem[] };

/** Checks a stack's whole config: each key by itself, then what several keys decide together. */
export function checkConfig({ project, stack, config, isSecret }: ConfigSource): Checked {
    const given = ownKeys(config, project);
    const raw = withoutEmptySections(stackConfigSchema, given);
    const { settings, problems } = readSettings(config, project);
    const own = inspect(stackConfigSchema, raw);
    const context = {
        region: settings.region,
        stack,
        isGiven: (path: string) => isGiven(raw, path),
    };
    const secrets = secretsOf(config, isSecret);
    const ofRules = ALL_RULES.flatMap((rule) => rule(own.value ?? {}, context))
        .map((problem): Problem =>
            isGiven(raw, problem.path) ? problem : { ...problem, byDefault: true },
        )
        .map((problem) => withoutQuotes(problem, secrets));
    const ofKeys = own.problems.map((problem) => inRegion(problem, settings.region));
    const dates = datesIn(raw);
    // A date that its own key refuses too is told of once.
    const others = [...sizeProblems(config, given), ...ofKeys, ...ofRules].filter(
        ({ path }) => !dates.some((date) => date.path === path),
    );
    const ownProblems = inOrderOfSections([...dates, ...withoutRepeats(others, raw)]).map(
        (problem) => ({
            ...problem,
            path: `${project}:${problem.path}`,
        }),
    );
    const all = [...problems, ...ownProblems];
    if (all.length > 0 || settings.region === undefined) {
        return { problems: all.map((problem) => withoutValue(problem, secrets)) };
    }
    return {
        config: {
            ...whole(own.value),
            project,
            stack,
            region: settings.region,
            ...(settings.profile === undefined ? {} : { profile: settings.profile }),
        },
    };
}

function ownKeys(config: Readonly<Record<string, string>>, project: string) {
    const prefix = `${project}:`;
    return Object.fromEntries(
        Object.entries(config)
            .filter(([key]) => key.startsWith(prefix))
            .map(([key, text]) => {
                const name = key.slice(prefix.length);
                return [name, decode(keySchema(name), text)];
            }),
    );
}

function keySchema(name: string): z.ZodType | undefined {
    return Object.entries<z.ZodType>(stackConfigSchema.shape).find(([key]) => key === name)?.[1];
}

/** As a stack file has them: the schema's order of sections, unknown keys last. */
function inOrderOfSections(problems: readonly Problem[]): Problem[] {
    const sections = Object.keys(stackConfigSchema.shape);
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
