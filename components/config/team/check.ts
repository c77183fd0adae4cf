import { isRefusal, readContract, type Refusal } from "../../contract/read";
import type { Contract } from "../../contract/contract";
import { entryOf } from "../../values/entry-of";
import { checkShape, type ConfigSource, type Loaded, ownKeys } from "../reading/check-shape";
import type { Problem } from "../reading/problem";
import { type Carrier, carrierOf, carrierText, platformSchema } from "../sections/platform";
import { withNamespace } from "./namespaces";
import { type Platform, problemsOnPlatform } from "./problems";
import { teamStackSchema, type TeamStackConfig } from "./schema";
import { sectionsOfAPlatform } from "./shape";

/** A team's config, and the platform that it is on. */
export type CheckedTeam =
    { config: TeamStackConfig & Loaded; platform: Platform } | { problems: Problem[] };

/** Where a team's stack file says that the contract is; undefined where it doesn't say so properly. */
export function carrierIn({ config, project }: ConfigSource): Carrier | undefined {
    const { data } = platformSchema.safeParse(ownKeys(teamStackSchema, config, project).platform);
    return data === undefined ? undefined : carrierOf(data);
}

/**
 * Checks a team's whole config against its platform's contract.
 * @param found what the carrier holds; what is wrong with it is one of the mistakes.
 */
export function checkTeam(source: ConfigSource, found: unknown): CheckedTeam {
    const given = ownKeys(teamStackSchema, source.config, source.project);
    const team = typeof given.team === "string" ? given.team : "";
    const carrier = carrierIn(source);
    const platform = carrier && platformOf(found, carrier, team);
    const known = platform !== undefined && !("rule" in platform) ? platform : undefined;
    const mixed = sectionsOfAPlatform(given);
    const { own, asWritten } = withNamespace(mixed.own, known?.grant.namespace ?? team);
    const checked = checkShape(
        {
            schema: teamStackSchema,
            problemsOf: (config, context) => [
                ...(platform !== undefined && "rule" in platform
                    ? [{ path: "platform", value: given.platform, ...platform }]
                    : []),
                ...(known ? problemsOnPlatform(config, context, known) : []),
            ],
        },
        source,
        own,
    );
    const prefix = `${source.project}:`;
    const problems = [
        ...mixed.problems.map((problem) => ({ ...problem, path: prefix + problem.path })),
        ...("problems" in checked ? checked.problems : []).map((problem) => ({
            ...problem,
            path: problem.path.startsWith(prefix)
                ? prefix + asWritten(problem.path.slice(prefix.length))
                : problem.path,
        })),
    ];
    return "problems" in checked || known === undefined || problems.length > 0
        ? { problems }
        : { config: checked.config, platform: known };
}

/** The platform, if its contract can be read and has the team in it. */
function platformOf(found: unknown, carrier: Carrier, team: string): Platform | Refusal {
    const name = carrierText(carrier);
    const contract = readContract(found, name);
    if (isRefusal(contract)) return contract;
    const grant = entryOf(contract.teams, team);
    return grant === undefined ? notGranted(contract, name, team) : { contract, grant };
}

function notGranted({ teams }: Contract, platform: string, team: string): Refusal {
    const others = Object.keys(teams);
    return {
        rule: `must have the team: ${platform} has ${others.join(", ") || "none"}, and not ${team}`,
        cure: `ask the platform's team to add ${team} to its section teams and to run pulumi up, or correct the key team`,
    };
}
