import { afterEach, describe, expect, it } from "vitest";

import { Chain } from "./chain";

let chain: Chain;
afterEach(() => chain.close());

const running = (version: string) => chain.update("cluster", (i) => ({ ...i, version }));

describe("a cluster's version", () => {
    it("goes up one minor at a time, and back to the one before", async () => {
        chain = await Chain.upTo("node-role");
        await running("1.36");
        await running("1.35");
        expect(chain.output("cluster", "version")).toBe("1.35");
    });

    it.each(["1.37", "1.33"])("doesn't go from 1.35 to %s", async (version) => {
        chain = await Chain.upTo("node-role");
        await expect(running(version)).rejects.toThrow(
            `InvalidParameterException: Unsupported Kubernetes minor version update from 1.35 to ${version}`,
        );
    });
});

describe("an access entry", () => {
    const taken =
        "ResourceInUseException: The specified access entry resource is already in use on this cluster.";
    const enter = (principalArn: string) =>
        chain
            .provider("aws:")
            .create("aws:eks/accessEntry:AccessEntry", "me", { clusterName: "edge", principalArn });

    it("of who created the cluster is EKS's own", async () => {
        chain = await Chain.upTo("node-role");
        await expect(enter("arn:aws:iam::111122223333:user/sandbox")).rejects.toThrow(taken);
        expect((await enter("arn:aws:iam::111122223333:user/ann")).id).toContain(":user/ann");
    });

    it("of the nodes' role comes with their group", async () => {
        chain = await Chain.upTo("agent");
        await expect(enter(chain.output("node-role", "arn"))).rejects.toThrow(taken);
    });

    it("is there once a principal", async () => {
        chain = await Chain.upTo("node-role");
        await enter("arn:aws:iam::111122223333:user/ann");
        await expect(enter("arn:aws:iam::111122223333:user/ann")).rejects.toThrow(taken);
    });
});

describe("nodes", () => {
    const typed = (types: string[], desiredSize = 2) =>
        chain.make("nodes", (i) => ({
            ...i,
            instanceTypes: types,
            scalingConfig: { minSize: 1, desiredSize, maxSize: 3 },
        }));
    const twoPods = () => chain.make("istiod", (i) => ({ ...i, values: { autoscaleMin: 2 } }));

    it.each(["m7i.larg", "mac2.metal"])("are of no type %s", async (type) => {
        chain = await Chain.upTo("nodes");
        await expect(typed(["m7i.large", type])).rejects.toThrow(
            `InvalidParameterException: The following supplied instance types do not exist: [${type}]`,
        );
    });

    it("that are too small keep istiod's release waiting", async () => {
        for (const [type, nodes] of [
            ["t3.small", 3],
            ["c7g.medium", 3],
            ["t3.medium", 1],
        ] as const) {
            chain = await Chain.upTo("istiod", ["nodes", "controller"]);
            await typed([type], nodes);
            await expect(twoPods(), type).rejects.toThrow(
                `context deadline exceeded (0/${nodes} nodes are available: ${nodes} Insufficient memory)`,
            );
            await chain.close();
        }
        chain = await Chain.upTo("istiod", ["nodes", "controller"]);
        await typed(["t3.medium"]);
        expect((await twoPods()).id).toBe("istio-system/istiod");
    });
});
