import { type RenderedFile, json, yaml } from "./files";
import { type Rendered, asObject } from "./state";

/** A Helm release: where its chart comes from, and the values it is given. */
export function helmFiles({ type, name, inputs }: Rendered): RenderedFile[] {
    if (type !== "kubernetes:helm.sh/v3:Release") return [];

    const release = typeof inputs.name === "string" ? inputs.name : name;
    return [
        {
            path: `helm/${release}.json`,
            text: json({
                name: release,
                namespace: inputs.namespace,
                chart: inputs.chart,
                // An OCI chart has its registry in its own name.
                repo: asObject(inputs.repositoryOpts).repo,
                version: inputs.version,
            }),
        },
        {
            path: `helm/${release}.values.yaml`,
            text: yaml(inputs.values ?? {}),
        },
    ];
}
