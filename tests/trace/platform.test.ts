import { expect, it } from "vitest";

import { Resources } from "../../cli/trace/resources";

const exported = (stack: string, namespace: string) => ({
    deployment: {
        resources: [
            {
                urn: `urn:pulumi:${stack}::mesh-edge::kubernetes:networking.istio.io/v1:VirtualService::route`,
                type: "kubernetes:networking.istio.io/v1:VirtualService",
                custom: true,
                inputs: {
                    apiVersion: "networking.istio.io/v1",
                    kind: "VirtualService",
                    metadata: { name: "route", namespace },
                },
            },
        ],
    },
});

it("looks a team's requests up in its platform's stack and its own", () => {
    const both = new Resources(
        exported("platform-dev", "istio-system"),
        exported("storefront-dev", "storefront"),
    );
    expect(
        both.ofKind("networking.istio.io", "VirtualService").map(({ namespace }) => namespace),
    ).toEqual(["istio-system", "storefront"]);
});
