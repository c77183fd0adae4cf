import { type Props, text } from "../../values";
import type { Context } from "../../world/row";
import type { Entity } from "../../world/entity";
import type { World } from "../../world/world";

const RELEASE = "kubernetes:helm.sh/v3:Release";
export const SERVICE = "kubernetes:core/v1:Service";

/** An object that a release brings. */
export interface Owned {
    type: string;
    id: string;
    state: Props;
    /** Helm's resource policy `keep`. */
    kept?: true;
}

/** The sandbox's model of a chart. */
export interface Chart {
    /** What Helm or the API server refuses at once. */
    check(values: Props, context: Context): void;
    /** Why the pods don't get ready, if so. */
    unready(values: Props, context: Context): string | undefined;
    objects(values: Props, context: Context): Owned[];
    /** What its pods do to others once they run. */
    ready?(context: Context): void;
}

export function releases(world: World, cluster: string, chart: string): Entity[] {
    return world
        .all(RELEASE, cluster)
        .filter(({ inputs }) => chartName(inputs) === chart)
        .filter(({ state }) => text(state, "status.status") === "deployed");
}

export function chartName(inputs: Props): string {
    return (text(inputs, "chart") ?? "").replace(/^.*\//, "");
}

/** Where Istio's images come from: istiod's own, and the proxy's, which it puts into the gateway's pods. */
export const istioImages = (istiod: Props) => text(istiod, "global.hub") ?? "docker.io/istio";
