import { pick } from "../../values/pick";
import { grantCovers } from "../grants";
import type { TeamConfig, TeamsConfig } from "../sections/teams";

/** A team with everything said. */
export interface TeamPlan extends Omit<TeamConfig, "namespace"> {
    name: string;
    namespace: string;
}

/** The teams in the order of the config. */
export function teamPlans(teams: TeamsConfig): TeamPlan[] {
    return Object.entries(teams).map(([name, team]) => ({
        ...team,
        name,
        namespace: team.namespace ?? name,
    }));
}

/** Every host that some team may serve. */
export function grantedHosts(teams: readonly Pick<TeamPlan, "hosts">[]): string[] {
    return teams.flatMap(({ hosts }) => hosts);
}

/** Hosts that the platform answers for itself: its page for one of a team's would stand before the team's own `/`. */
export function ownHosts(args: {
    hosts: readonly string[];
    teams: readonly Pick<TeamPlan, "hosts">[];
}): string[] {
    const granted = grantedHosts(args.teams);
    return args.hosts.filter((host) => !granted.some((grant) => grantCovers(grant, host)));
}

/** What the contract tells the teams' own stacks, by name. */
export function teamGrants(teams: readonly TeamPlan[]) {
    return Object.fromEntries(
        teams.map((team) => [team.name, pick(team, "namespace", "hosts", "ownLoadBalancer")]),
    );
}
