import type { Answer, Trace } from "./answer";
import { urlOf } from "./request";

/** A trace for people: a line with what was asked, a block for each place, and the answer. */
export function traceText({ request, steps, answer }: Trace): string {
    const from = request.from === undefined ? "" : ` from ${request.from}`;
    const blocks = [...steps, { step: "Answer", says: answerSentences(answer) }];
    const width = Math.max(...blocks.map(({ step }) => step.length)) + 2;
    const lines = blocks.flatMap(({ step, says }) =>
        says.map((line, index) => (index === 0 ? step : "").padEnd(width) + line),
    );
    return [`${request.method} ${urlOf(request)}${from}`, "", ...lines].join("\n");
}

/** The answer in sentences. */
export function answerSentences(answer: Answer): string[] {
    const doubt =
        answer.mayBlock === undefined
            ? []
            : [`The web ACL may block it before: ${answer.mayBlock.join(", ")}.`];
    return [who(answer), ...elsewhere(answer), ...doubt];
}

/** The gateway is one of several targets of the ALB. */
function elsewhere({ by, targetGroups = [] }: Answer): string[] {
    if (by === "target-group" || targetGroups.length < 2) return [];
    const parts = targetGroups.map(({ targetGroup, percent }) => `${percent} % ${targetGroup}`);
    return [`That is for those that the ALB sends to the gateway: ${parts.join(", ")}.`];
}

function who({ by, status, location, to, targetGroups, rule }: Answer): string {
    const what = `${status ?? ""}${location === undefined ? "" : `, to ${location}`}`;
    switch (by) {
        case "nobody":
            return "Nobody: there is no connection.";
        case "waf":
            return `The web ACL blocks it with ${what}, by its rule ${rule ?? ""}.`;
        case "alb":
            return `The ALB: ${what}.`;
        case "gateway":
            return `The gateway: ${what}.`;
        case "target-group":
            return `A target outside the mesh: ${(targetGroups ?? []).map(({ targetGroup }) => targetGroup).join(", ")}.`;
        case "service": {
            const parts = (to ?? []).map(
                ({ service, version, percent }) =>
                    `${percent} % ${service}${version === undefined ? "" : ` version ${version}`}`,
            );
            return `A service: ${parts.join(", ")}.`;
        }
    }
}
