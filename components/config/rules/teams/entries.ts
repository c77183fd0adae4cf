import { each } from "../../reading/unknown";
import type { StackConfig } from "../../schema";

/** What `look` finds at each host that a team is granted; nothing for one with what it can't read. */
export function eachGrant<Found>(
    { teams }: StackConfig,
    look: (grant: { team: string; path: string; host: string }) => Found,
): Found[] {
    return each("teams", teams, ({ hosts }, at, team) =>
        each(`${at}.hosts`, hosts, (host, path) => look({ team, path, host })),
    ).flat();
}

/** The principals of all teams, as far as they are known. */
export function principalsOfTeams({ teams }: StackConfig): { path: string; arn: string }[] {
    return each("teams", teams, ({ principals }, at) =>
        each(`${at}.principals`, principals, (arn, path) => ({ path, arn })),
    ).flat();
}
