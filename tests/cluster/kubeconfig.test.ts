import { describe, expect, it } from "vitest";

import { withProfile } from "../../components/cluster/kubeconfig";

/** As `kubeconfigJson` of @pulumi/eks 4.3.0 gives it out, without what nothing here reads. */
const given = {
    apiVersion: "v1",
    clusters: [{ cluster: { server: "https://1a2b.eks.amazonaws.com" }, name: "kubernetes" }],
    "current-context": "aws",
    kind: "Config",
    users: [
        {
            name: "aws",
            user: {
                exec: {
                    apiVersion: "client.authentication.k8s.io/v1beta1",
                    command: "aws",
                    args: ["--region", "eu-west-1", "eks", "get-token", "--cluster-name", "c"],
                    env: [{ name: "KUBERNETES_EXEC_INFO", value: "{}" }],
                },
            },
        },
    ],
};

describe("withProfile", () => {
    it("adds the profile to the command that gets a token, and changes nothing else", () => {
        const expected = structuredClone(given);
        expected.users[0]?.user.exec.args.push("--profile", "payments ops");

        expect(JSON.parse(withProfile(JSON.stringify(given), "payments ops"))).toEqual(expected);
    });
});
