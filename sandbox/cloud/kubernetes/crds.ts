import { list, type Props, record, text, texts } from "../values";
import { CloudError } from "../world/errors";
import type { Context } from "../world/row";
import { chartName } from "./helm/chart";
import { crdsFolder } from "./helm/crds-folder";

export const CRD = "kubernetes:apiextensions.k8s.io/v1:CustomResourceDefinition";

/** Helm creates the CRDs of a `crds` folder at the first install, and passes over those that exist (pkg/action/install.go). */
export function installCrds({ entity, world, cluster, old }: Context): void {
    if (old !== undefined) return;
    for (const inputs of crdsFolder(chartName(entity.inputs), entity.inputs)) {
        const id = text(inputs, "metadata.name") ?? "";
        if (world.get(CRD, id, cluster)) continue;
        world.add({ type: CRD, id, urn: "", cluster, inputs, state: withStored(inputs, []) });
    }
}

/** What the API server refuses of a CRD (ValidateCustomResourceDefinitionUpdate in apiextensions-apiserver). */
export function assertCrdAllowed({ entity: { inputs }, world, cluster }: Context): void {
    const name = text(inputs, "metadata.name") ?? "";
    const names = versionsOf(inputs).map((version) => text(version, "name"));
    if (names.length === 0) {
        throw invalid(
            name,
            "spec.versions: Invalid value: null: must have exactly one version marked as storage version",
        );
    }
    const stored = texts(world.get(CRD, name, cluster)?.state, "status.storedVersions");
    const missing = stored.find((version) => !names.includes(version));
    if (missing !== undefined) {
        throw invalid(
            name,
            `status.storedVersions[${stored.indexOf(missing)}]: Invalid value: "${missing}": missing from spec.versions; ${missing} was previously a storage version, and must remain in spec.versions until a storage migration ensures no data remains persisted in ${missing} and removes ${missing} from status.storedVersions`,
        );
    }
}

/** A server-side apply by any field manager: it creates or updates. */
export function applyCrd({ entity, world, cluster }: Context): void {
    const { inputs, urn } = entity;
    const id = text(inputs, "metadata.name") ?? "";
    const before = world.get(CRD, id, cluster);
    const stored = texts(before?.state, "status.storedVersions");
    if (before) world.remove(before);
    world.add({ type: CRD, id, urn, cluster, inputs, state: withStored(inputs, stored) });
}

/** A patch that goes gives its fields up (provider/pkg/ssa): nobody's fields are removed, and nothing is left of the spec. */
export function refuseRelinquished({ entity }: Context): void {
    throw invalid(entity.id, "spec.group: Required value");
}

const invalid = (name: string, message: string) =>
    new CloudError(
        "",
        `CustomResourceDefinition.apiextensions.k8s.io "${name}" is invalid: ${message}`,
    );

function withStored(inputs: Props, before: readonly string[]): Props {
    const storage = versionsOf(inputs).find((version) => version["storage"] === true);
    const storedVersions = [...new Set([...before, text(storage, "name") ?? ""])];
    return { ...structuredClone(inputs), status: { storedVersions } };
}

const versionsOf = (inputs: Props) => list<Props>(record(inputs, "spec"), "versions");
