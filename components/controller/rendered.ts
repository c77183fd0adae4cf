import type * as k8s from "@pulumi/kubernetes";

type Spec = k8s.types.input.apiextensions.v1.CustomResourceDefinitionSpecPatch;

/** What `kubernetes:helm:template` answers: every object of a chart, its `crds` folder included. */
export interface Rendered {
    result: readonly {
        kind: string;
        metadata: { name: string };
        spec?: Spec;
    }[];
}

/**
 * The spec of one of the chart's CRDs.
 * @throws if the chart has none of this name: another one is published under the chart's version.
 */
export function definitionOf({ result }: Rendered, name: string): Spec {
    const found = result.find(
        ({ kind, metadata }) => kind === "CustomResourceDefinition" && metadata.name === name,
    );
    if (found?.spec === undefined) {
        throw new Error(`the chart of the controller has no CustomResourceDefinition ${name}`);
    }
    return found.spec;
}
