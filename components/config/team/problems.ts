import type { Contract, Grant } from "../../contract/contract";
import type { Lenient } from "../reading/lenient";
import type { Problem } from "../reading/problem";
import type { Refusal } from "../reading/check-shape";
import { ROUTE_TOPICS } from "../rules/routes/all";
import { type RuleContext, table } from "../rules/rule";
import { hostsGranted, hostsLedThere } from "./hosts";
import { backendsOwn, servicesOwn } from "./own-namespace";
import type { TeamStackConfig } from "./schema";

export type LenientTeam = NonNullable<Lenient<TeamStackConfig>>;

/** What a team's config is checked against. */
export interface Platform {
    contract: Contract;
    grant: Grant;
}

const OF_ROUTES = ROUTE_TOPICS.flatMap(table);

/** What only the platform's contract can tell of a team's config; the rules of routes by its values. */
export function problemsOnPlatform(
    config: LenientTeam,
    context: RuleContext,
    platform: Platform,
): Refusal[] {
    const { protect, edge } = platform.contract;
    const { routes, services } = config;
    const { kind, idleTimeoutSeconds, hosts } = edge ?? {};
    const seen = { routes, services, protect, edge: { kind, idleTimeoutSeconds, hosts } };
    return [
        ...inItsPlace(config, context, platform),
        ...hostsGranted(config, platform),
        ...hostsLedThere(config, platform),
        ...servicesOwn(config, platform),
        ...backendsOwn(config, platform),
        ...OF_ROUTES.flatMap((rule) => rule(seen, context)).map(ofThePlatform),
    ];
}

/** A stack acts where its cluster is. */
function inItsPlace({ accountId }: LenientTeam, { region }: RuleContext, { contract }: Platform) {
    const problems: Problem[] = [];
    if (accountId !== undefined && accountId !== contract.accountId) {
        problems.push({
            path: "accountId",
            value: accountId,
            rule: `must be the account of the platform, ${contract.accountId}`,
            cure: `write "${contract.accountId}", or name the platform that is in this account`,
        });
    }
    if (region !== undefined && region !== contract.region) {
        problems.push({
            path: "platform",
            value: undefined,
            rule: `must be in the stack's region: it is in ${contract.region}, and aws:region is ${region}`,
            cure: `set aws:region to ${contract.region}`,
        });
    }
    return problems;
}

/** The rules speak of a stack with its own load balancer. */
function ofThePlatform(problem: Refusal): Refusal {
    return {
        ...problem,
        rule: problem.rule
            .replace("edge.idleTimeoutSeconds", "edge.idleTimeoutSeconds of the platform")
            .replace("with protect: true", "on a platform with protect: true"),
        cure: problem.cure.replace(/, or raise edge\.idleTimeoutSeconds/, ""),
    };
}
