import { TOPICS } from "../rules/all";
import { existingRules, neededRules, withoutUnmade } from "../rules/existing";
import { refusalsOf } from "../rules/refusal";
import { type StackConfig, stackConfigSchema } from "../schema";
import { type Checked, checkShape, type ConfigSource, type Loaded } from "./check-shape";
import type { Problem } from "./problem";

/** A whole stack's config, checked, and whose it is. */
export type LoadedConfig = StackConfig & Loaded;

/** Checks the config of a whole stack, or of a platform. */
export function checkConfig(source: ConfigSource): Checked<StackConfig> {
    const checked = checkShape(
        {
            schema: stackConfigSchema,
            missing: (config, context) => refusalsOf([neededRules], config, context),
            problemsOf: (config, context) => [
                ...refusalsOf([existingRules], config, context),
                ...refusalsOf(TOPICS, withoutUnmade(config), context),
            ],
        },
        source,
    );
    return "problems" in checked
        ? { problems: withoutShape(checked.problems, source.project) }
        : checked;
}

/** Sections of a whole stack; a team's file has none of them, and its own key `platform`. */
const OF_A_CLUSTER = ["network", "cluster"];

/** A file without a cluster is most likely a team's that lacks its platform: one mistake, not one a section. */
function withoutShape(problems: readonly Problem[], project: string): Problem[] {
    const isMissing = (problem: Problem, section: string) =>
        problem.path === `${project}:${section}` && problem.value === undefined;
    if (!OF_A_CLUSTER.every((section) => problems.some((found) => isMissing(found, section)))) {
        return [...problems];
    }
    return [
        {
            path: `${project}:platform`,
            value: undefined,
            rule: "must name the platform that a team's stack is on; a stack with a cluster of its own has the sections network and cluster instead",
            cure: 'write for example "platform-dev", or add network and cluster',
        },
        ...problems.filter((found) => !OF_A_CLUSTER.some((section) => isMissing(found, section))),
    ];
}
