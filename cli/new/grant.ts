import { stringify } from "yaml";

import { isMap } from "../../components/config/reading/zod-schema";
import { isCovered } from "../../components/values/hosts";
import { partitionOf } from "../../components/values/partition";
import { PROJECT, type StackFile } from "../check-stacks/stack-file";
import type { Request } from "./request";

const KEY = `${PROJECT}:teams`;

/** A platform's file as it would be with a grant of hosts to a team. */
export function withGrant(file: StackFile, team: string, hosts: readonly string[]): StackFile {
    const teams = teamsIn(file);
    const own = teams[team];
    const given = isMap(own) && Array.isArray(own.hosts) ? (own.hosts as string[]) : [];
    const missing = hosts.filter((host) => !isCovered(host, given));
    const grant = { ...(isMap(own) ? own : {}), hosts: [...given, ...missing] };
    const text = JSON.stringify({ ...teams, [team]: grant });
    return {
        ...file,
        source: { ...file.source, config: { ...file.source.config, [KEY]: text } },
    };
}

function teamsIn({ source }: StackFile): Readonly<Record<string, unknown>> {
    try {
        const teams: unknown = JSON.parse(source.config[KEY] ?? "{}");
        return isMap(teams) ? teams : {};
    } catch {
        return {};
    }
}

/** What the platform's team must write for a team's hosts, or that it has. */
export function grantText({ team, hosts, platform, contract }: Request, file: StackFile): string {
    const name = `Pulumi.${platform}.yaml`;
    const teams = teamsIn(file);
    const given = teams[team] === undefined ? undefined : (contract.teams[team]?.hosts ?? []);
    const missing = hosts.filter((host) => !isCovered(host, given ?? []));
    if (given !== undefined && missing.length === 0) {
        return `${name} grants team ${team} already: ${hosts.join(", ")}.`;
    }
    if (given !== undefined) {
        return [
            `${name} must grant it. Replace hosts of teams.${team} there by:`,
            "",
            lines({ hosts: [...given, ...missing] }, 3),
        ].join("\n");
    }
    const partition = partitionOf(contract.region);
    const role = `arn:${partition}:iam::${contract.accountId}:role/${team}-deploy`;
    const grant = lines({ [team]: { hosts, principals: [role] } }, 2);
    return Object.keys(teams).length > 0
        ? [
              `${name} must grant it. Add to its section ${KEY}, with the team's own role:`,
              "",
              grant,
          ].join("\n")
        : [`${name} must grant it. Add, with the team's own role:`, "", `    ${KEY}:`, grant].join(
              "\n",
          );
}

/** YAML at a depth of a stack file; a list on one line, as JSON, which is YAML too. */
function lines(map: Readonly<Record<string, unknown>>, depth: number): string {
    const indent = "    ".repeat(depth);
    return Object.entries(map)
        .flatMap(([key, value]) =>
            isMap(value)
                ? [`${indent}${key}:`, lines(value, depth + 1)]
                : `${indent}${key}: ${listText(value as readonly string[])}`,
        )
        .join("\n");
}

/** Quoted where YAML would take a text for something else: a wildcard for an alias. */
export function listText(list: readonly string[]): string {
    return `[${list.map(scalar).join(", ")}]`;
}

export function scalar(text: string): string {
    return stringify(text, { lineWidth: 0 }).trimEnd();
}
