import { ALB_PREFIX } from "../../components/edge/annotation";
import type { Ingress } from "./ingress";
import type { Manifest } from "./manifest";

/** Whether another Ingress of the group says what this one doesn't; the controller takes it for both. */
export function groupSays(ingress: Ingress, annotation: string): boolean {
    const group = ingress.get("group.name");
    return (
        group !== undefined &&
        ingress.cluster
            .ofKind("Ingress")
            .some(
                (other) =>
                    other !== ingress.manifest &&
                    said(other, "group.name") === group &&
                    said(other, annotation) !== undefined,
            )
    );
}

function said(manifest: Manifest, annotation: string): string | undefined {
    return manifest.text("metadata", "annotations", `${ALB_PREFIX}${annotation}`);
}
