import { each } from "../../reading/unknown";
import type { Rules } from "../refusal";

const PATH = "edge.mutualTls";

/** Keys that mode verify alone uses. */
const OF_VERIFY = ["trustStore", "ignoreExpiry", "advertiseCaNames"] as const;

export const mutualTlsRules: Rules = {
    verifyNeedsTrustStore: ({ edge }) =>
        edge?.mutualTls?.mode === "verify" &&
        edge.mutualTls.trustStore === undefined && {
            path: `${PATH}.trustStore`,
            rule: "must be set with mode verify",
            cure: "name a trust store's ARN, or bucket and key of a CA bundle",
        },

    othersNeedVerify: ({ edge }) => {
        const mutualTls = edge?.mutualTls;
        if (mutualTls === undefined || mutualTls.mode === "verify") return;
        return each("", OF_VERIFY, (key) =>
            mutualTls[key] === undefined || mutualTls[key] === false
                ? []
                : {
                      path: `${PATH}.${key}`,
                      rule: `must not be set with mode ${mutualTls.mode}: only mode verify uses it`,
                      cure: "take it out, or set mode to verify",
                  },
        );
    },
};
