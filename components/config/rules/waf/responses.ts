import type { Rule } from "../rule";

/** `json` is the default, and what clients get must be what its type says. */
export const bodiesFitType: Rule = ({ waf }) =>
    (["blocked", "rateLimited"] as const).flatMap((key) => {
        const { contentType, body } = waf?.responses?.[key] ?? {};
        return contentType !== "json" || body === undefined || isJson(body)
            ? []
            : [
                  {
                      path: `waf.responses.${key}.body`,
                      value: body,
                      rule: "must be JSON with contentType json",
                      cure: 'write for example \'{"error":"blocked"}\', or set contentType to text or html',
                  },
              ];
    });

function isJson(text: string): boolean {
    try {
        JSON.parse(text);
        return true;
    } catch {
        return false;
    }
}
