import type { MeshSecurityConfig } from "../../config/sections/mesh-security/security";
import { ISTIO_NAMESPACE } from "../values";
import { type IstioObject, SECURITY_API } from "./objects";

/**
 * Mutual TLS for the whole mesh, which is what a PeerAuthentication without a selector in the root namespace
 * means, and those of the namespaces that are excepted. The gateway's ports are not touched: no pod speaks
 * to them by a sidecar.
 */
export function peerAuthentications({ mtls }: Pick<MeshSecurityConfig, "mtls">): IstioObject[] {
    if (mtls.mode === "permissive") return [];
    return [
        peerAuthentication(ISTIO_NAMESPACE, "STRICT"),
        ...mtls.exceptNamespaces.map((name) => peerAuthentication(name, "PERMISSIVE")),
    ];
}

/** Istio's own name for the one of a whole namespace. */
function peerAuthentication(namespace: string, mode: "STRICT" | "PERMISSIVE"): IstioObject {
    const spec = { mtls: { mode } };
    const kind = "PeerAuthentication";
    return { apiVersion: SECURITY_API, kind, name: "default", namespace, spec };
}
