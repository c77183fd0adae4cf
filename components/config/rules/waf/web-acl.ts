import { capacityNeeds, capacityOf, MOST_UNITS } from "../../waf-capacity";
import { each } from "../../reading/unknown";
import type { Rules } from "../refusal";

export const webAclRules: Rules = {
    needsEdge: ({ edge }, { isGiven }) =>
        edge === undefined &&
        isGiven("waf") && {
            path: "waf",
            rule: "must not be set in a stack without edge: the web ACL protects the ALB",
            cure: "add the section edge, or take waf out",
        },

    /** `json` is the default, and what clients get must be what its type says. */
    bodiesFitType: ({ waf }) =>
        each("", ["blocked", "rateLimited"] as const, (key) => {
            const response = waf?.responses[key];
            return (
                response?.contentType === "json" &&
                !isJson(response.body) && {
                    path: `waf.responses.${key}.body`,
                    rule: "must be JSON with contentType json",
                    cure: 'write for example \'{"error":"blocked"}\', or set contentType to text or html',
                }
            );
        }),

    /** What is known of the config already needs too much; the largest part is what to look at. */
    capacityFits: ({ waf }) => {
        if (waf === undefined || waf.mode === "off") return;
        const units = capacityOf(waf);
        const [largest] = capacityNeeds(waf).sort((a, b) => b.units - a.units);
        return (
            units > MOST_UNITS && {
                path: "waf",
                value: `${units} capacity units`,
                rule: `must not need more than ${MOST_UNITS} capacity units (WCU), the limit of a web ACL`,
                cure: `take something out; the most, ${largest?.units ?? 0}, goes to ${largest?.what ?? "waf"}`,
            }
        );
    },
};

function isJson(text: string): boolean {
    try {
        JSON.parse(text);
        return true;
    } catch {
        return false;
    }
}
