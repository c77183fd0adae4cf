import { isNewer } from "./versions";

/** The control plane without a name, of `mesh.version`. */
export const UNNAMED = "default";

/** A control plane of the mesh. */
export interface ControlPlane {
    /** Value of the label `istio.io/rev`: `1-31-4`, or `default` of the one without a name. */
    revision: string;
    /** Its Istio release. */
    version: string;
}

/** What of `mesh` says which control planes there are. */
export interface Revisions {
    version: string;
    revisions: readonly string[];
}

/** The control plane that an entry names: labels and names of objects have no dots. */
export function controlPlane({ version }: Pick<Revisions, "version">, entry: string) {
    return entry === UNNAMED
        ? { revision: UNNAMED, version }
        : { revision: entry.replaceAll(".", "-"), version: entry };
}

export function controlPlanes(mesh: Revisions): ControlPlane[] {
    return mesh.revisions.map((entry) => controlPlane(mesh, entry));
}

/** The release whose definitions all control planes read: those of the newest have everything older ones know. */
export function newestRelease(mesh: Revisions): string {
    return controlPlanes(mesh)
        .map(({ version }) => version)
        .reduce((newest, version) => (isNewer(version, newest) ? version : newest));
}
