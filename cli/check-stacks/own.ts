import { checkConfig } from "../../components/config/reading/check";
import { nearest } from "../../components/config/reading/nearest";
import type { Problem } from "../../components/config/reading/problem";
import { certain } from "../../components/config/reading/unknown";
import { carrierText } from "../../components/config/sections/platform";
import { checkTeam } from "../../components/config/team/check";
import { type Contract, CONTRACT_VERSION } from "../../components/contract/contract";
import { PROJECT, type StackFile } from "./stack-file";
import { platformOf, type Stacks, type TeamStack, type WholeStack } from "./stack";

/** What is wrong with a whole stack by itself. */
export function problemsOfWhole({ file }: WholeStack): Problem[] {
    const checked = checkConfig(file.source);
    return "problems" in checked ? readable(file, checked.problems) : [];
}

/** What is wrong with a team's stack on its platform. */
export function problemsOfTeam(team: TeamStack, stacks: Stacks): Problem[] {
    const platform = platformOf(team, stacks);
    const isKnown = platform?.contract !== undefined || platform?.hasTeams === false;
    const checked = checkTeam(team.file.source, isKnown ? platform.contract : standIn(team));
    return [
        ...("problems" in checked ? readable(team.file, checked.problems) : []),
        ...(platform === undefined ? misspelt(team, stacks) : []),
    ];
}

/** Values that are encrypted are not what they seem. */
function readable({ sealed }: StackFile, problems: readonly Problem[]): Problem[] {
    return problems.filter(
        ({ path }) => !sealed.some((place) => path === place || path.startsWith(`${place}.`)),
    );
}

/** A platform may be in another repository; one that is called nearly as a stack here is meant to be that. */
function misspelt({ carrier }: TeamStack, { whole }: Stacks): Problem[] {
    const platforms = whole.filter(({ hasTeams }) => hasTeams).map(({ file }) => file.stack);
    if (carrier === undefined || "parameter" in carrier) return [];
    const meant = nearest(carrier.stack, platforms);
    if (meant === undefined) return [];
    return [
        {
            path: `${PROJECT}:platform`,
            value: carrier.stack,
            rule: `must be a platform of this repository, or called unlike one: there are ${platforms.join(", ")}`,
            cure: `write ${meant}`,
        },
    ];
}

/** The contract of a platform of which nothing is known here: it grants what the file takes. */
function standIn({ file, config, carrier }: TeamStack): Contract {
    const team = certain(() => config.team) ?? "";
    const keys = Object.keys(certain(() => config.services) ?? {});
    const namespace = keys.find((key) => key.includes("/"))?.split("/")[0] ?? team;
    const hosts = Object.keys(certain(() => config.routes) ?? {});
    const text = carrier ? carrierText(carrier) : "";
    return {
        version: CONTRACT_VERSION,
        accountId: certain(() => config.accountId) ?? "",
        region: file.source.config["aws:region"] ?? "",
        protect: false,
        cluster: { name: text, endpoint: text, certificateAuthority: text },
        gateway: { namespace: text, name: text },
        edge: {
            kind: "alb",
            hostname: text,
            hostedZoneId: text,
            dualstack: false,
            hosts: hosts.map((name) => ({ name, protocol: "http" })),
            zones: {},
        },
        teams: { [team]: { namespace, hosts, ownLoadBalancer: true } },
    };
}
