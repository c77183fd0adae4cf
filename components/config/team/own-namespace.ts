import type { Refusal } from "../reading/check-shape";
import { pathText, type Problem } from "../reading/problem";
import { settled } from "../reading/unknown";
import type { StackConfig } from "../schema";
import { eachBackend } from "../rules/routes/entries";
import { SERVICE_KEY } from "../sections/routes/services";
import type { LenientTeam, Platform } from "./problems";

/** The guard in the cluster refuses a DestinationRule for a service of somebody else. */
export function servicesOwn({ services }: LenientTeam, { grant }: Platform): Problem[] {
    return Object.keys(services ?? {})
        .filter((key) => SERVICE_KEY.test(key) && !key.startsWith(`${grant.namespace}/`))
        .map((key) => {
            const own = `${grant.namespace}/${key.split("/")[1] ?? ""}`;
            const isFree = !Object.hasOwn(services ?? {}, own);
            return {
                path: pathText(["services", key]),
                value: key,
                rule: `must be a service in the team's namespace, ${grant.namespace}`,
                cure: isFree ? `rename it to ${JSON.stringify(own)}` : "take it out",
            };
        });
}

/** It refuses routes to one as well. */
export function backendsOwn(config: LenientTeam, { grant }: Platform): Refusal[] {
    return eachBackend(settled(config) as StackConfig, ({ namespace }, path) =>
        namespace === grant.namespace
            ? []
            : [
                  {
                      path: `${path}.namespace`,
                      value: namespace,
                      rule: `must be the team's namespace, ${grant.namespace}`,
                      cure: "take it out",
                  },
              ],
    ).flat();
}
