import type { MeshSecurityConfig } from "../../config/sections/mesh-security/security";

const NORMALIZATIONS = {
    base: "BASE",
    "merge-slashes": "MERGE_SLASHES",
    "decode-and-merge-slashes": "DECODE_AND_MERGE_SLASHES",
} as const;

/** The part of `istio.mesh.v1alpha1` MeshConfig that `mesh.security` sets. */
export interface SecurityMeshConfig {
    outboundTrafficPolicy?: { mode: "REGISTRY_ONLY" };
    pathNormalization?: {
        normalization: (typeof NORMALIZATIONS)[keyof typeof NORMALIZATIONS];
    };
}

/** The part of `mesh.security` that goes into the mesh config; empty if Istio's defaults apply. */
export function securityMeshConfig(security: MeshSecurityConfig): SecurityMeshConfig {
    return {
        ...(security.egress.mode === "registry-only" && {
            outboundTrafficPolicy: { mode: "REGISTRY_ONLY" },
        }),
        ...(hasPaths(security) && {
            pathNormalization: { normalization: NORMALIZATIONS[security.pathNormalization] },
        }),
    };
}

/** Whether some rule looks at paths, and so must see them as the services do. */
function hasPaths({ jwt }: Pick<MeshSecurityConfig, "jwt">): boolean {
    return Object.values(jwt).some(
        ({ paths, publicPaths }) => paths.length > 0 || publicPaths.length > 0,
    );
}
