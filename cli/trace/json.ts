import type { Trace } from "./answer";
import { urlOf } from "./request";

/** A trace for tools. */
export function traceJson({ request, steps, answer }: Trace): unknown {
    const { method, headers, from } = request;
    return {
        request: { method, url: urlOf(request), headers: Object.fromEntries(headers), from },
        answer,
        steps,
    };
}
