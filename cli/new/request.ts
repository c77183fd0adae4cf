import { nearest } from "../../components/config/reading/nearest";
import { hostName, teamName } from "../../components/config/sections/fields";
import type { Contract } from "../../components/contract/contract";
import { type WholeStack, stacksOf } from "../check-stacks/stack";
import type { StackFile } from "../check-stacks/stack-file";
import { withGrant } from "./grant";
import { NotWritten, type Refused, refusedText } from "./refusal";

/** What `npm run new` is given. */
export interface Options {
    team: string;
    env: string;
    platform: string;
    host: readonly string[];
}

/** A team's stack that may be written, and the platform that it is on. */
export interface Request {
    team: string;
    stack: string;
    hosts: readonly string[];
    platform: string;
    contract: Contract;
}

/** The first part of a stack's name is the team; Pulumi takes 100 letters, digits and ._- for the whole. */
const ENVIRONMENT = /^[a-z0-9][a-z0-9._-]{0,79}$/;

/** @throws {NotWritten} naming everything that is wrong with the options. */
export function requestOf(
    { team, env, platform, host }: Options,
    files: readonly StackFile[],
): Request {
    const stack = `${team}-${env}`;
    const found = stacksOf(
        files.filter((file) => file.stack === platform).map((file) => withGrant(file, team, [])),
    ).whole[0];
    const refused: Refused[] = [
        ...refusal("team", team, teamName.safeParse(team).error?.issues[0]?.message, "storefront"),
        ...refusal(
            "env",
            env,
            ENVIRONMENT.test(env)
                ? undefined
                : "must be of a-z, 0-9 and ._-, such as an environment",
            "dev",
        ),
        ...host.flatMap((name) =>
            refusal(
                "host",
                name,
                hostName.safeParse(name).error?.issues[0]?.message,
                "shop.example.com",
            ),
        ),
        ...platformRefusal(platform, found, files),
        ...(files.some((file) => file.stack === stack)
            ? [
                  {
                      option: "env",
                      value: env,
                      rule: `must be of a stack that has no file: Pulumi.${stack}.yaml is there`,
                      cure: "edit that file, or choose another environment",
                  },
              ]
            : []),
    ];
    const contract = found?.contract;
    const hosts = host.length > 0 ? host : contract && hostsFor(team, contract);
    if (refused.length === 0 && hosts === undefined) {
        refused.push({
            option: "host",
            value: undefined,
            rule: `must be given: ${platform} has neither a grant nor a zone to make a name from`,
            cure: "write for example --host shop.example.com",
        });
    }
    if (refused.length > 0 || contract === undefined || hosts === undefined) {
        throw new NotWritten(refusedText(refused));
    }
    return { team, stack, hosts, platform, contract };
}

function refusal(option: string, value: string, rule: string | undefined, example: string) {
    const cure = `write for example --${option} ${example}`;
    return rule === undefined ? [] : [{ option, value, rule, cure }];
}

function platformRefusal(
    platform: string,
    found: WholeStack | undefined,
    files: readonly StackFile[],
): Refused[] {
    const refused = { option: "platform", value: platform };
    if (found === undefined) {
        const { whole } = stacksOf(files);
        const names = whole.filter(({ hasTeams }) => hasTeams).map(({ file }) => file.stack);
        const meant = nearest(platform, names);
        return [
            {
                ...refused,
                rule: `must be a stack with a cluster in this folder: Pulumi.${platform}.yaml is not; platforms are ${names.join(", ") || "none"}`,
                cure:
                    meant === undefined
                        ? "name one of them, or add a section teams to a stack with a cluster"
                        : `write --platform ${meant}`,
            },
        ];
    }
    return found.contract !== undefined
        ? []
        : [
              {
                  ...refused,
                  rule: "must be a stack whose file has no mistake",
                  cure: "correct what npm run check:stacks says of it",
              },
          ];
}

/** Granted names, or one below what the platform has a certificate and records for. */
function hostsFor(team: string, { teams, edge }: Contract): string[] | undefined {
    const granted = teams[team]?.hosts ?? [];
    const exact = granted.filter((host) => !host.startsWith("*."));
    if (exact.length > 0) return exact;
    const wildcards = [...granted, ...(edge?.hosts ?? []).map(({ name }) => name)];
    const wildcard = wildcards.find((host) => host.startsWith("*."));
    const parent = wildcard?.slice(2) ?? Object.keys(edge?.zones ?? {})[0];
    return parent === undefined ? undefined : [`${team}.${parent}`];
}
