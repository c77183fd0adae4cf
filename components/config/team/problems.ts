import type { Contract, Grant } from "../../contract/contract";
import { copyWith, UNKNOWN, withParts } from "../reading/unknown";
import { type Refusal, refusalsOf, type RuleContext, type Rules } from "../rules/refusal";
import { ROUTE_TOPICS } from "../rules/routes/all";
import type { StackConfig } from "../schema";
import { teamHostRules } from "./hosts";
import { ownNamespaceRules } from "./own-namespace";
import type { TeamStackConfig } from "./schema";

/** What a team's config is checked against. */
export interface Platform {
    contract: Contract;
    grant: Grant;
}

/** What only the platform's contract can tell of a team's config; the rules of routes by its values. */
export function problemsOnPlatform(
    config: TeamStackConfig,
    context: RuleContext,
    platform: Platform,
): Refusal[] {
    const { protect, edge } = platform.contract;
    const { kind = UNKNOWN, idleTimeoutSeconds = UNKNOWN, hosts = UNKNOWN } = edge ?? {};
    const ofPlatform = withParts({}, Object.entries({ kind, idleTimeoutSeconds, hosts }));
    const seen: object = copyWith<object>(config, Object.entries({ protect, edge: ofPlatform }));
    const own = [placeRules(platform), teamHostRules(platform), ownNamespaceRules(platform)];
    return [
        ...refusalsOf(own, config, context),
        ...refusalsOf(ROUTE_TOPICS, seen as StackConfig, context).map(ofThePlatform),
    ];
}

/** A stack acts where its cluster is. */
function placeRules({ contract }: Platform): Rules<TeamStackConfig> {
    return {
        account: ({ accountId }) =>
            accountId !== contract.accountId && {
                path: "accountId",
                rule: `must be the account of the platform, ${contract.accountId}`,
                cure: `write "${contract.accountId}", or name the platform that is in this account`,
            },
        region: (_, { region }) =>
            region !== contract.region && {
                path: "platform",
                value: undefined,
                rule: `must be in the stack's region: it is in ${contract.region}, and aws:region is ${region}`,
                cure: `set aws:region to ${contract.region}`,
            },
    };
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
