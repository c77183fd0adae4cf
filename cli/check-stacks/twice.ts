import type { Problem } from "../../components/config/reading/problem";
import { type Claim, clusterClaims, loadBalancerClaims, namespaceClaims } from "./claims";
import { hostsOfTeam, hostsOfWhole } from "./hosts";
import { PROJECT } from "./stack-file";
import { platformOf, type Stacks } from "./stack";

/** A problem, and the stack in whose file it is. */
export type Found = Problem & { stack: string };

/** What several stacks have of which there is one: the later file is told of the earlier one. */
export function hadTwice(stacks: Stacks): Found[] {
    const { whole, teams } = stacks;
    const platforms = new Map(
        teams.map((team) => [team.file.stack, platformOf(team, stacks)?.file.stack]),
    );
    const isBelow = (one: Claim, other: Claim) => platforms.get(one.stack) === other.stack;
    const hosts = [
        ...whole.flatMap(hostsOfWhole),
        ...teams.flatMap((team) => hostsOfTeam(team, stacks)),
    ];
    return [
        ...twice(
            hosts,
            // A platform makes record and certificate of a name that it grants.
            (one, other) => isBelow(one, other) || isBelow(other, one) || areWeighted(one, other),
            "must be served by one stack only",
            "take it out of one of the two",
        ),
        ...twice(
            whole.flatMap(loadBalancerClaims),
            never,
            "must differ from that of every other load balancer of the account and region",
            "choose another name, or leave it out in one of the two",
        ),
        ...twice(
            whole.flatMap(clusterClaims),
            never,
            "must give the cluster a name of its own in account and region, <team>-<stack>",
            "rename one of the two stacks, or its team",
        ),
        ...twice(
            whole.flatMap(namespaceClaims),
            never,
            "must be the namespace of one team only in its cluster",
            "give one of the two teams another namespace",
        ),
    ];
}

const never = () => false;

/** Weighted records of one name are apart by their identifiers. */
function areWeighted(one: Claim, other: Claim): boolean {
    return one.weight !== undefined && other.weight !== undefined && one.weight !== other.weight;
}

function twice(
    claims: readonly Claim[],
    mayShare: (one: Claim, other: Claim) => boolean,
    rule: string,
    cure: string,
): Found[] {
    const sorted = [...claims].sort((one, other) => (one.stack < other.stack ? -1 : 1));
    return sorted.flatMap((claim, index) => {
        const first = sorted
            .slice(0, index)
            .find(
                (other) =>
                    other.stack !== claim.stack &&
                    other.key === claim.key &&
                    !mayShare(claim, other),
            );
        if (first === undefined) return [];
        const { stack, path, value } = claim;
        const where = `Pulumi.${first.stack}.yaml has it at ${PROJECT}:${first.path}`;
        return [{ stack, path: `${PROJECT}:${path}`, value, rule: `${rule}: ${where}`, cure }];
    });
}
