import type { PathConfig } from "../../config/sections/edge/paths/entry";
import { canonicalRange } from "../../values/range";

interface Values<T = string> {
    values: T[];
}

/** An entry of a `conditions.<name>` annotation, spelt as the controller reads it. */
export type Condition =
    | { field: "host-header"; hostHeaderConfig: Values }
    | { field: "http-header"; httpHeaderConfig: { httpHeaderName: string } & Values }
    | { field: "http-request-method"; httpRequestMethodConfig: Values }
    | { field: "source-ip"; sourceIPConfig: Values }
    | { field: "query-string"; queryStringConfig: Values<{ key?: string; value: string }> };

/**
 * What an entry asks of a request besides its path. Hosts stand here and not as the Ingress's own
 * `host`, of which a rule has one: so an entry is one rule of the ALB, whatever it asks.
 */
export function conditionsOf({ hosts, conditions }: PathConfig): Condition[] {
    const { headers, methods, sourceCidrs, queryStrings } = conditions;
    return [
        ...(hosts.length === 0
            ? []
            : [{ field: "host-header" as const, hostHeaderConfig: { values: hosts } }]),
        ...Object.entries(headers).map(([httpHeaderName, values]) => ({
            field: "http-header" as const,
            httpHeaderConfig: { httpHeaderName, values },
        })),
        ...(methods.length === 0
            ? []
            : [
                  {
                      field: "http-request-method" as const,
                      httpRequestMethodConfig: { values: methods },
                  },
              ]),
        ...(sourceCidrs.length === 0
            ? []
            : [
                  {
                      field: "source-ip" as const,
                      sourceIPConfig: { values: sourceCidrs.map(canonicalRange) },
                  },
              ]),
        ...(queryStrings.length === 0
            ? []
            : [
                  {
                      field: "query-string" as const,
                      queryStringConfig: { values: queryStrings.map(pair) },
                  },
              ]),
    ];
}

function pair({ key, value }: { key?: string | undefined; value: string }) {
    return key === undefined ? { value } : { key, value };
}
