import type { LoadedCi } from "../config/ci/load";
import { namesOf } from "../config/names";
import type { CiConfig } from "../config/sections/ci";
import { contractParameter } from "../contract/contract";
import { partitionOf } from "../values/partition";
import { rolePath } from "../values/role-path";
import { ciPath } from "./boundary";
import { deployPolicy } from "./deploy-policy";
import { readState, writeState } from "./state";
import { allow, type Statement } from "./statement";
import { teamDeployPolicy, teamReadPolicy } from "./team-policy";

/** What the two roles of a stack may do, and who takes them. */
export interface Rights {
    stack: string;
    of: Pick<CiConfig, "repository" | "ids"> & { branch: string | undefined };
    /** Pattern of the roles that the stack may create; undefined where it creates none. */
    ownRoles: string | undefined;
    preview: { statements: Statement[]; managedPolicyArn?: string };
    deploy: Statement[];
}

/** The rights of every stack of the section. */
export function rightsOfStacks(config: LoadedCi): Rights[] {
    return [...ofPlatforms(config), ...ofTeams(config)];
}

function ofPlatforms(config: LoadedCi): Rights[] {
    const { ci, team, accountId, project } = config;
    const partition = partitionOf(config.region);
    const iam = (resource: string) => `arn:${partition}:iam::${accountId}:${resource}`;
    return Object.entries(ci.stacks).map(([stack, own]) => {
        const state = stateOf(config, stack, own.secretsKey);
        const ownRoles = iam(`role${rolePath(project, stack)}*`);
        const { dnsRole } = own;
        return {
            stack,
            of: whoOf(config),
            ownRoles,
            preview: {
                managedPolicyArn: `arn:${partition}:iam::aws:policy/ReadOnlyAccess`,
                statements: [
                    ...readState(state),
                    ...(dnsRole === undefined
                        ? []
                        : [allow("ZonesElsewhere", ["sts:AssumeRole"], [dnsRole])]),
                ],
            },
            deploy: [
                ...writeState(state),
                ...deployPolicy({
                    ...{ partition, accountId, project, stack, ownRoles, dnsRole },
                    clusterName: namesOf(own.team ?? team, stack).clusterName,
                    boundaryArn: iam(`policy${ciPath(project)}${project}-${stack}-boundary`),
                    stateBucket: ci.stateBucket,
                    secretsKeys: keysIn(ci),
                }),
            ],
        };
    });
}

function ofTeams(config: LoadedCi): Rights[] {
    const { ci, accountId, region } = config;
    const partition = partitionOf(region);
    return Object.entries(ci.teams).flatMap(([team, { stacks, repository, ids }]) =>
        Object.entries(stacks).map(([stack, { platform, zones, secretsKey }]) => {
            const state = stateOf(config, stack, secretsKey);
            const contract = contractParameter(platform, team);
            const policy = { partition, accountId, region, contract, zones };
            return {
                stack,
                of: { ...whoOf(config), ...(repository !== undefined && { repository, ids }) },
                ownRoles: undefined,
                preview: { statements: [...readState(state), ...teamReadPolicy(policy)] },
                deploy: [...writeState(state), ...teamDeployPolicy(policy)],
            };
        }),
    );
}

/** STS has the branch of GitHub's tokens in the partition `aws` alone (announced for the commercial regions). */
function whoOf({ ci, region }: LoadedCi): Rights["of"] {
    const { repository, ids } = ci;
    return { repository, ids, branch: partitionOf(region) === "aws" ? ci.branch : undefined };
}

function stateOf({ ci, project, region }: LoadedCi, stack: string, ownKey: string | undefined) {
    const partition = partitionOf(region);
    const { stateBucket: bucket, secretsKey } = ci;
    return { partition, project, stack, bucket, secretsKey: ownKey ?? secretsKey };
}

function keysIn({ secretsKey, stacks, teams }: CiConfig): string[] {
    const own = [
        { secretsKey },
        ...Object.values(stacks),
        ...Object.values(teams).flatMap((team) => Object.values(team.stacks)),
    ];
    return [...new Set(own.flatMap((each) => each.secretsKey ?? []))];
}
