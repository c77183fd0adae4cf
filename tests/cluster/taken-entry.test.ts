import { expect, it } from "vitest";

import { takenProblem } from "../../components/cluster/taken-entry";

const ROLE = "arn:aws:iam::111122223333:role/some";

it("says of the nodes' role that it is theirs", () => {
    expect(takenProblem("ops", ROLE, "EC2_LINUX")).toEqual({
        path: "cluster.accessEntries.ops",
        value: ROLE,
        rule: "must not have an access entry already: it is the role of nodes, whose entry is of type EC2_LINUX",
        cure: "take the entry out; for people, name a role of their own",
    });
});

it("leaves two causes for an entry of people", () => {
    expect(takenProblem("ops", ROLE, "STANDARD")).toEqual({
        path: "cluster.accessEntries.ops",
        value: ROLE,
        rule: "must not have an access entry already: EKS made one for who created the cluster, or somebody did by hand",
        cure: "take the entry out; or, where it was made by hand, delete it there first",
    });
});
