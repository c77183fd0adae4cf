import * as pulumi from "@pulumi/pulumi";

import {
    type Checked,
    checkShape,
    type ConfigSource,
    type Loaded,
    ownKeys,
} from "../reading/check-shape";
import { mistakesMessage } from "../reading/message";
import { ciProblems } from "./problems";
import { type CiStackConfig, ciStackSchema } from "./schema";
import { sectionsOfOthers } from "./mixed";

export type LoadedCi = CiStackConfig & Loaded;

/** Checks the whole config of the stack of CI's access. */
export function checkCi(source: ConfigSource): Checked<CiStackConfig> {
    const { config, project } = source;
    const { own, problems } = sectionsOfOthers(ownKeys(ciStackSchema, config, project));
    const checked = checkShape({ schema: ciStackSchema, problemsOf: ciProblems }, source, own);
    const mixed = problems.map((problem) => ({ ...problem, path: `${project}:${problem.path}` }));
    if ("problems" in checked) return { problems: [...mixed, ...checked.problems] };
    return mixed.length > 0 ? { problems: mixed } : checked;
}

/**
 * Reads and checks the config of the stack of CI's access; the only reader of such a stack.
 * @throws {pulumi.RunError} naming every mistake at once.
 */
export function loadCi(source: ConfigSource): LoadedCi {
    const checked = checkCi(source);
    if ("problems" in checked) {
        throw new pulumi.RunError(mistakesMessage(source.stack, checked.problems));
    }
    return checked.config;
}
