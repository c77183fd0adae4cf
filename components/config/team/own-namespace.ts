import { pathText, type Problem } from "../reading/problem";
import { backendsOf } from "../rules/routes/entries";
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
export function backendsOwn(config: LenientTeam, { grant }: Platform): Problem[] {
    return backendsOf(config)
        .filter(({ namespace }) => namespace !== undefined && namespace !== grant.namespace)
        .map(({ path, namespace }) => ({
            path: `${path}.namespace`,
            value: namespace,
            rule: `must be the team's namespace, ${grant.namespace}`,
            cure: "take it out",
        }));
}
