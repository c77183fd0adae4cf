import { afterEach, describe, expect, it } from "vitest";

import type { Props } from "../../../sandbox/cloud/values";
import { Chain, typeOf } from "./chain";

const REVISION = "1-31-4";
const named = (inputs: Props): Props => ({
    ...inputs,
    name: `istiod-${REVISION}`,
    values: { revision: REVISION },
});
const relabelled = (inputs: Props): Props => ({ ...inputs, labels: { any: "text" } });

let chain: Chain;
afterEach(() => chain.close());

/** Two control planes side by side, of which the first then goes. */
async function withoutTheFirst(): Promise<void> {
    chain = await Chain.upTo("route");
    const first = chain.thing("istiod");
    await chain.make("istiod", named);
    await chain.provider(typeOf("istiod")).delete(first);
}

describe("Istio's objects", () => {
    it("can't be written once the control plane that validates them is gone", async () => {
        await withoutTheFirst();
        await expect(chain.update("listener", relabelled)).rejects.toThrow(
            'failed calling webhook "validation.istio.io": failed to call webhook: no endpoints available for service "istiod"',
        );
    });

    it("are validated by the one that base names", async () => {
        await withoutTheFirst();
        await chain.update("base", (inputs) => ({
            ...inputs,
            values: { defaultRevision: REVISION },
        }));
        await chain.update("listener", relabelled);
        await chain.remove("istiod");
        await expect(chain.update("listener", relabelled)).rejects.toThrow(
            `no endpoints available for service "istiod-${REVISION}"`,
        );
    });
});

describe("a gateway of a revision", () => {
    it("waits for the injector of that revision", async () => {
        chain = await Chain.upTo("gateway");
        const revised = (inputs: Props) => ({
            ...inputs,
            values: { ...(inputs["values"] as Props), revision: REVISION },
        });
        await expect(chain.make("gateway", revised)).rejects.toThrow("was not injected by istiod");
    });
});

describe("control planes on nodes of 2 GiB", () => {
    const onSmallNodes = async (memory: string) => {
        chain = await Chain.upTo("nodes");
        await chain.make("nodes", (inputs) => ({ ...inputs, instanceTypes: ["t3.small"] }));
        for (const step of ["namespace", "base"]) await chain.make(step);
        return chain.make("istiod", (inputs) => ({
            ...inputs,
            values: { autoscaleMin: 2, resources: { requests: { memory } } },
        }));
    };

    it("find no room at the chart's own size, and room at a smaller one", async () => {
        await expect(onSmallNodes("2048Mi")).rejects.toThrow("Insufficient memory");
        await chain.close();
        await expect(onSmallNodes("512Mi")).resolves.toMatchObject({ id: "istio-system/istiod" });
    });
});
