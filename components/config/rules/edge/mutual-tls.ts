import type { Problem } from "../../reading/problem";
import type { Rule } from "../rule";

const PATH = "edge.mutualTls";

export const mutualTlsTrustStore: Rule = ({ edge }) => {
    const { mode, trustStore } = edge?.mutualTls ?? {};
    if (mode === "verify" && trustStore === null) {
        return [
            {
                path: `${PATH}.trustStore`,
                value: undefined,
                rule: "must be set with mode verify",
                cure: "name a trust store's ARN, or bucket and key of a CA bundle",
            },
        ];
    }
    return mode === undefined ||
        mode === "verify" ||
        trustStore === null ||
        trustStore === undefined
        ? []
        : [
              {
                  path: `${PATH}.trustStore`,
                  value: trustStore,
                  rule: `must not be set with mode ${mode}: only mode verify uses it`,
                  cure: "take it out, or set mode to verify",
              },
          ];
};

export const mutualTlsOptions: Rule = ({ edge }) => {
    const { mode, ...options } = edge?.mutualTls ?? {};
    if (mode === undefined || mode === "verify") return [];
    return (["ignoreExpiry", "advertiseCaNames"] as const).flatMap((key): Problem[] =>
        options[key] === true
            ? [
                  {
                      path: `${PATH}.${key}`,
                      value: true,
                      rule: `must not be set with mode ${mode}: only mode verify uses it`,
                      cure: "take it out, or set mode to verify",
                  },
              ]
            : [],
    );
};

/** A listener uses trust stores of its own region and account. */
export const trustStoreOfStack: Rule = ({ accountId, edge }, { region }) => {
    const arn = edge?.mutualTls?.trustStore;
    if (typeof arn !== "string") return [];
    const [, , , itsRegion, itsAccount] = arn.split(":");
    const misfit = (rule: string): Problem => ({
        path: `${PATH}.trustStore`,
        value: arn,
        rule,
        cure: "name a trust store of that region and account, or bucket and key of a CA bundle",
    });
    return [
        ...(region === undefined || itsRegion === region
            ? []
            : [misfit(`must be a trust store in aws:region, ${region}`)]),
        ...(accountId === undefined || itsAccount === accountId
            ? []
            : [misfit(`must be a trust store of accountId, ${accountId}`)]),
    ];
};
