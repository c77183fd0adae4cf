import { existsSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";

import type { Answer } from "../trace/answer";
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
    return expectations.flatMap(({ request }) => {
        const [before, after] = [answer(request, stands), answer(request, wanted)];
        return isDeepStrictEqual(before, after)
            ? []
            : [
                  {
                      request: `${request.method} ${urlOf(request)}`,
                      before: words(before),
                      after: words(after),
                  },
              ];
    });
}

/**
 * Undefined for a host that isn't served. Which rules of a web ACL may block it is left out: the rules
 * of the report tell of those, and else every request would be one that moves.
 */
function answer(request: TracedRequest, resources: Resources): Answer | undefined {
    try {
        return { ...trace(request, resources).answer, mayBlock: undefined };
    } catch (error) {
        if (error instanceof BadRequest) return undefined;
        throw error;
    }
}

function words(given: Answer | undefined): string {
    return given === undefined
        ? "The stack doesn't serve this host."
        : answerSentences(given).join(" ");
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
