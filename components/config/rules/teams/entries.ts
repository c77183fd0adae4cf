import { pathText } from "../../reading/problem";
import { known, knownEntries, type LenientConfig } from "../rule";

/** A team of which some parts may be unknown. */
interface KnownTeam {
    name: string;
    /** Where its section is. */
    path: string;
    /** Undefined if the given one is not valid. */
    namespace: string | undefined;
    /** Hosts granted to it. */
    hosts: { path: string; host: string }[];
    principals: { path: string; arn: string }[];
}

/** The teams in the order of the config, as far as they are known. */
export function knownTeams({ teams }: Pick<LenientConfig, "teams">): KnownTeam[] {
    return knownEntries(teams).map(([name, team]) => {
        const path = pathText(["teams", name]);
        return {
            name,
            path,
            namespace: team.namespace === null ? name : team.namespace,
            hosts: known(team.hosts).map(([index, host]) => ({
                path: `${path}.hosts[${index}]`,
                host,
            })),
            principals: known(team.principals).map(([index, arn]) => ({
                path: `${path}.principals[${index}]`,
                arn,
            })),
        };
    });
}

/** Every granted host with its team. */
export function grantsOf(config: Pick<LenientConfig, "teams">) {
    return knownTeams(config).flatMap(({ name: team, hosts }) =>
        hosts.map((grant) => ({ team, ...grant })),
    );
}
