import { describe, expect, it } from "vitest";

import { creatorProblems } from "../../components/cluster/creator";

const role = "arn:aws:iam::111122223333:role/ci/deployer";
const user = "arn:aws:iam::111122223333:user/people/ann";
const entry = (principalArn: string) => ({
    accessEntries: { me: { principalArn, policy: "AmazonEKSClusterAdminPolicy" as const } },
    teams: [],
});

describe("an entry of who creates the cluster", () => {
    it.each([
        [role, "arn:aws:sts::111122223333:assumed-role/deployer/session"],
        [user, user],
    ])("%s is refused where the caller is %s", (principalArn, caller) => {
        expect(creatorProblems(entry(principalArn), caller, true)).toEqual([
            {
                path: "cluster.accessEntries.me",
                value: principalArn,
                rule: "must not be the principal that creates the cluster: EKS makes that one an administrator by itself, and takes one entry a principal",
                cure: "take the entry out, or let somebody else bring the stack up",
            },
        ]);
    });

    it.each([
        [role, "arn:aws:sts::111122223333:assumed-role/deploy/deployer"],
        [role, "arn:aws:sts::444455556666:assumed-role/deployer/session"],
        [
            "arn:aws:iam::111122223333:user/deployer",
            "arn:aws:sts::111122223333:assumed-role/deployer/s",
        ],
        ["arn:aws:iam::111122223333:user/ann", user],
        [role, "arn:aws:iam::111122223333:root"],
        [role, "arn:aws:sts::111122223333:federated-user/deployer"],
        [role, undefined],
    ])("%s is taken where the caller is %s", (principalArn, caller) => {
        expect(creatorProblems(entry(principalArn), caller, false)).toEqual([]);
    });

    it("may be that of a role which only previews, until the role makes the cluster", () => {
        const caller = "arn:aws:sts::111122223333:assumed-role/deployer/session";
        const previews = {
            accessEntries: {
                previews: { principalArn: role, policy: "AmazonEKSAdminViewPolicy" as const },
            },
            teams: [],
        };
        expect(creatorProblems(previews, caller, true)).toEqual([]);
        expect(creatorProblems(previews, caller, false)).toHaveLength(1);
    });

    it("is refused for a team too, whose guard is for everybody but administrators", () => {
        const caller = "arn:aws:sts::111122223333:assumed-role/deployer/session";
        const teams = [{ name: "shop", principals: ["arn:aws:iam::111122223333:role/x", role] }];
        expect(creatorProblems({ accessEntries: {}, teams }, caller, true)).toEqual([
            {
                path: "teams.shop.principals",
                value: role,
                rule: "must not be the principal that creates the cluster: EKS makes that one an administrator by itself, and takes one entry a principal; and the guard of the teams' namespaces is for everybody but administrators",
                cure: "name another role for the team, or let somebody else bring the stack up",
            },
        ]);
    });
});
