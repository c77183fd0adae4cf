import { type RenderedFile, yaml } from "./files";
import { type Rendered, asObject, isObject } from "./state";

/** Annotations and labels of Pulumi's own begin with it (pulumi.com/autonamed, pulumi.com/patchForce). */
const PULUMI = "pulumi.com/";

/** A Kubernetes object as a manifest; undefined for any other resource. */
export function kubernetesFile({ type, inputs }: Rendered): RenderedFile | undefined {
    const { apiVersion, kind } = inputs;
    if (!type.startsWith("kubernetes:") || typeof apiVersion !== "string") return undefined;
    if (typeof kind !== "string") return undefined;

    const { name, namespace } = asObject(inputs.metadata);
    const parts = [kind, namespace, name].filter((part) => typeof part === "string");
    return {
        path: `kubernetes/${parts.join("-").toLowerCase()}.yaml`,
        text: yaml(manifest(inputs)),
    };
}

/** The object as a person would write it: without Pulumi's own fields and what the cluster reports. */
function manifest(inputs: Record<string, unknown>): Record<string, unknown> {
    const declared = Object.entries(inputs).filter(
        ([key]) => !key.startsWith("__") && key !== "status",
    );
    return Object.fromEntries(
        declared.map(([key, value]) => [key, key === "metadata" ? ownMetadata(value) : value]),
    );
}

function ownMetadata(metadata: unknown): unknown {
    return Object.fromEntries(
        Object.entries(asObject(metadata))
            .map(([key, value]) => [key, isObject(value) ? withoutPulumi(value) : value] as const)
            .filter(([, value]) => !isObject(value) || Object.keys(value).length > 0),
    );
}

function withoutPulumi(map: Record<string, unknown>): Record<string, unknown> {
    return Object.fromEntries(Object.entries(map).filter(([key]) => !key.startsWith(PULUMI)));
}
