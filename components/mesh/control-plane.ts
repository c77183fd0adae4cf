import * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";

import { CHARTS, chartSource, RELEASE_TIMEOUT_SECONDS } from "../charts";
import type { Front } from "../config/plan/front";
import { controlPlane, controlPlanes, newestRelease, UNNAMED } from "../config/revisions";
import type { MeshConfig } from "../config/sections/mesh";
import type { ChartsConfig, ImagesConfig } from "../config/sections/mirrors";
import { tagName, tagWebhooks } from "./revision-tag";
import { securityMeshConfig } from "./security/mesh-config";
import { istiodName, istiodValues } from "./values";

export interface ControlPlanesArgs extends MeshConfig, Front {
    /** Istio's own namespace. */
    namespace: pulumi.Input<string>;
    nodes: pulumi.Resource;
    charts: Pick<ChartsConfig, "istio">;
    images: Pick<ImagesConfig, "istio">;
}

/**
 * Istio's definitions, its control planes and the tags that namespaces choose one by. Gives the releases
 * of the control planes, for whatever their webhooks admit.
 */
export function makeControlPlanes(
    name: string,
    args: ControlPlanesArgs,
    parent: pulumi.Resource,
): k8s.helm.v3.Release[] {
    const { namespace } = args;
    const timeout = RELEASE_TIMEOUT_SECONDS;
    const validating = controlPlane(args, args.gateway.revision).revision;
    const base = new k8s.helm.v3.Release(
        `${name}-base`,
        {
            name: "istio-base",
            namespace,
            timeout,
            ...chartSource(args.charts.istio, CHARTS.istioBase),
            version: newestRelease(args),
            // The control plane that validates Istio's objects; without it the API server refuses them all.
            ...(validating !== UNNAMED && { values: { defaultRevision: validating } }),
        },
        { parent },
    );
    const planes = controlPlanes(args).map((plane) => ({
        plane,
        release: new k8s.helm.v3.Release(
            `${name}-${istiodName(plane.revision)}`,
            {
                name: istiodName(plane.revision),
                namespace,
                timeout,
                ...chartSource(args.charts.istio, CHARTS.istiod),
                version: plane.version,
                values: istiodValues(
                    args.images.istio,
                    args,
                    args,
                    securityMeshConfig(args.security),
                    plane.revision,
                ),
            },
            // It reads the definitions of base at its start; its pods need nodes.
            { parent, dependsOn: [base, args.nodes] },
        ),
    }));
    for (const [tag, entry] of Object.entries(args.tags)) {
        const { revision } = controlPlane(args, entry);
        new k8s.admissionregistration.v1.MutatingWebhookConfiguration(
            `${name}-tag-${tag}`,
            {
                metadata: {
                    name: tagName(tag),
                    // istiod fills in the certificate authority of those with its own revision.
                    labels: {
                        app: "sidecar-injector",
                        "istio.io/tag": tag,
                        "istio.io/rev": revision,
                    },
                },
                webhooks: tagWebhooks(tag, revision),
            },
            {
                parent,
                // A pod that the tag matches can't start while its control plane isn't there.
                dependsOn: planes
                    .filter(({ plane }) => plane.revision === revision)
                    .map(({ release }) => release),
            },
        );
    }
    return planes.map(({ release }) => release);
}
