import { existsSync } from "node:fs";

import { type Expectation, readExpectations } from "../trace/check/requests-file";
import { type TracedRequest, BadRequest, urlOf } from "../trace/request";
import { Resources } from "../trace/resources";
import { answerSentences } from "../trace/text";
import { trace } from "../trace/trace";
import type { Preview, RawState, Step } from "./preview";

/** A request that is answered in another way after the update. */
export interface MovedRequest {
    request: string;
    before: string;
    after: string;
}

/** The requests of a file that change their way; none if there is no such file. */
export function movedRequests(preview: Preview, file: string): MovedRequest[] {
    // Without the unchanged resources nothing can be traced.
    const hasAll = preview.steps.some(({ op }) => op === "same") || preview.unchanged === 0;
    if (!hasAll || !existsSync(file)) return [];
    return moved(readExpectations(file), preview.steps);
}

/** Pure: compares what stands with what is wanted. */
export function moved(
    expectations: readonly Expectation[],
    steps: readonly Step[],
): MovedRequest[] {
    const stands = resourcesOf(steps, ({ stands }) => stands);
    const wanted = resourcesOf(steps, ({ wanted }) => wanted);
    return expectations
        .map(({ request }) => ({
            request: `${request.method} ${urlOf(request)}`,
            before: answer(request, stands),
            after: answer(request, wanted),
        }))
        .filter(({ before, after }) => before !== after);
}

function answer(request: TracedRequest, resources: Resources): string {
    try {
        return answerSentences(trace(request, resources).answer).join(" ");
    } catch (error) {
        if (error instanceof BadRequest) return "The stack doesn't serve this host.";
        throw error;
    }
}

/** One side of the preview, in the form of `pulumi stack export`. */
function resourcesOf(
    steps: readonly Step[],
    side: (step: Step) => RawState | undefined,
): Resources {
    const resources = steps.flatMap((step) => {
        const state = side(step);
        return state === undefined
            ? []
            : [{ urn: step.urn, type: step.type, custom: true, ...state }];
    });
    return new Resources({ version: 3, deployment: { resources } });
}
