import { arnParts } from "../../values/arn";
import { partitionOf } from "../../values/partition";
import type { Refusal, RuleContext } from "../reading/check-shape";
import { nearest } from "../reading/nearest";
import { pathText } from "../reading/problem";
import { certain, each } from "../reading/unknown";
import { valuesAt } from "../rules/values-at";
import { previewOf } from "./environments";
import type { CiStackConfig } from "./schema";

type Rule = (config: CiStackConfig, context: RuleContext) => Refusal[];

/** What several keys of the stack of CI's access decide together. */
export function ciProblems(config: CiStackConfig, context: RuleContext): Refusal[] {
    return [ofPartition, ofAccount, environments, platforms, idsAlone].flatMap(
        // What isn't valid is not known, and a rule that reads it ends there.
        (rule) => certain(() => rule(config, context)) ?? [],
    );
}

const environmentsOf = (stack: string) => [stack, previewOf(stack)];

/** A GitHub environment holds one role, and IAM has a name once. */
const environments: Rule = ({ ci }) => {
    const stacks = [
        ...Object.keys(ci.stacks).map((stack) => ({ stack, path: ["ci", "stacks", stack] })),
        ...each("ci.teams", ci.teams, (team, _, name) =>
            Object.keys(team.stacks).map((stack) => ({
                stack,
                path: ["ci", "teams", name, "stacks", stack],
            })),
        ).flat(),
    ].map(({ stack, path }) => ({ stack, path: pathText(path) }));
    return stacks.flatMap(({ stack, path }, index) =>
        stacks
            .slice(0, index)
            .filter((other) =>
                environmentsOf(other.stack).some((own) => environmentsOf(stack).includes(own)),
            )
            .map((other) => ({
                path,
                value: stack,
                rule: `must not have a GitHub environment of ${other.path}: a stack has <stack> and <stack>-preview`,
                cure: "take one of the two out, or rename the stack",
            })),
    );
};

/** The contract's parameter is named after it. */
const platforms: Rule = ({ ci }) => {
    const known = Object.keys(ci.stacks);
    return valuesAt(ci, "teams.*.stacks.*.platform")
        .map(([path, value]) => [path, String(value)] as const)
        .filter(([, platform]) => !known.includes(platform))
        .map(([path, platform]) => {
            const meant = nearest(platform, known);
            return {
                path: `ci.${path}`,
                value: platform,
                rule: `must be one of ci.stacks: ${known.join(", ") || "there are none"}`,
                cure:
                    meant === undefined
                        ? `add ${platform} to ci.stacks`
                        : `write "${meant}", or add ${platform} to ci.stacks`,
            };
        });
};

/** Ids are those of a repository. */
const idsAlone: Rule = ({ ci }) =>
    each("ci.teams", ci.teams, ({ ids, repository }, path) =>
        ids !== undefined && repository === undefined
            ? [
                  {
                      path: `${path}.ids`,
                      rule: "must be left out without a repository of the team's own",
                      cure: "take it out, or write the team's repository",
                  },
              ]
            : [],
    ).flat();

const ARNS = [
    "ci.oidcProviderArn",
    "ci.secretsKey",
    "ci.stacks.*.secretsKey",
    "ci.stacks.*.dnsRole",
    "ci.teams.*.stacks.*.secretsKey",
];

const ofPartition: Rule = (config, { region }) => {
    const own = partitionOf(region);
    return ARNS.flatMap((place) => valuesAt(config, place))
        .filter(([, arn]) => typeof arn === "string" && arnParts(arn).partition !== own)
        .map(([path]) => ({
            path,
            rule: `must be of the partition ${own}, in which aws:region, ${region}, is`,
            cure: `begin it with arn:${own}:, and name one there`,
        }));
};

/** A role trusts OIDC providers of its own account. */
const ofAccount: Rule = ({ accountId, ci: { oidcProviderArn } }) =>
    oidcProviderArn === undefined || arnParts(oidcProviderArn).account === accountId
        ? []
        : [
              {
                  path: "ci.oidcProviderArn",
                  rule: `must be an OIDC provider of accountId, ${accountId}`,
                  cure: "name that of the account, or leave the key out and the stack creates it",
              },
          ];
