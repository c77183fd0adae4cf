import { pathText } from "../reading/problem";
import type { Rules } from "../rules/refusal";
import { eachBackend } from "../rules/routes/entries";
import { SERVICE_KEY } from "../sections/routes/services";
import type { Platform } from "./problems";
import type { TeamStackConfig } from "./schema";

export function ownNamespaceRules({ grant }: Platform): Rules<TeamStackConfig> {
    return {
        /** The guard in the cluster refuses a DestinationRule for a service of somebody else. */
        servicesOwn: ({ services }) =>
            Object.keys(services)
                .filter((key) => SERVICE_KEY.test(key) && !key.startsWith(`${grant.namespace}/`))
                .map((key) => {
                    const own = `${grant.namespace}/${key.split("/")[1] ?? ""}`;
                    const isFree = !Object.hasOwn(services, own);
                    return {
                        path: pathText(["services", key]),
                        value: key,
                        rule: `must be a service in the team's namespace, ${grant.namespace}`,
                        cure: isFree ? `rename it to ${JSON.stringify(own)}` : "take it out",
                    };
                }),

        /** It refuses routes to one as well. */
        backendsOwn: (config) =>
            eachBackend(
                config,
                ({ namespace }, path) =>
                    namespace !== grant.namespace && {
                        path: `${path}.namespace`,
                        value: namespace,
                        rule: `must be the team's namespace, ${grant.namespace}`,
                        cure: "take it out",
                    },
            ),
    };
}
