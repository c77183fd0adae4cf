import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";

import { CHARTS, chartSource } from "../charts";
import { refusing } from "../config/fixed-values";
import type { ControllerVersion } from "../config/versions";
import { crdStep } from "./crd-step";
import { definitionOf, type Rendered } from "./rendered";

/** The CRDs in the chart's `crds` folder, in 3.4.3 and 3.5.0 alike. */
export const DEFINITIONS = [
    "albtargetcontrolconfigs.elbv2.k8s.aws",
    "globalaccelerators.aga.k8s.aws",
    "ingressclassparams.elbv2.k8s.aws",
    "listenerruleconfigurations.gateway.k8s.aws",
    "loadbalancerconfigurations.gateway.k8s.aws",
    "targetgroupbindings.elbv2.k8s.aws",
    "targetgroupconfigurations.gateway.k8s.aws",
] as const;

const ANNOTATIONS = {
    // Helm's install made the CRDs of an older stack and manages their fields.
    "pulumi.com/patchForce": "true",
    // The chart has an IngressClassParams: Helm fails before the API server serves its kind.
    "pulumi.com/waitFor": "condition=Established",
};

export interface DefinitionsArgs {
    /** Repository of the chart. */
    charts: string;
    version: ControllerVersion;
    /** Provider of the cluster that gets them. */
    kubernetes: k8s.Provider;
}

/** The controller's CRDs as its chart has them: Helm creates those of a `crds` folder and never updates them. */
export class Definitions extends pulumi.ComponentResource {
    constructor(name: string, args: DefinitionsArgs, opts?: pulumi.ComponentResourceOptions) {
        const { version } = args;
        super(
            "mesh-edge:controller:Definitions",
            name,
            { version },
            {
                ...opts,
                hooks: {
                    beforeUpdate: [
                        refusing(`${name}-step`, (before) => crdStep(before["version"], version)),
                    ],
                },
            },
        );

        // The engine answers no call to a provider whose config is unknown, as the cluster's is in the first
        // preview. Rendering needs no cluster.
        const renderer = new k8s.Provider(
            name,
            { kubeconfig: "no cluster", clusterIdentifier: "no cluster" },
            { parent: this },
        );
        const { chart, repositoryOpts } = chartSource(args.charts, CHARTS.controller);
        // What `helm.v3.Chart` calls. The chart refuses to render without the name of a cluster.
        const jsonOpts = JSON.stringify({
            chart,
            version,
            fetch_opts: repositoryOpts ?? {},
            release_name: CHARTS.controller,
            values: { clusterName: "none" },
        });
        const rendered = pulumi.output(
            pulumi.runtime.invoke(
                "kubernetes:helm:template",
                { jsonOpts },
                { provider: renderer, parent: this },
            ) as Promise<Rendered>,
        );
        for (const definition of DEFINITIONS) {
            new k8s.apiextensions.v1.CustomResourceDefinitionPatch(
                `${name}-${definition}`,
                {
                    metadata: { name: definition, annotations: ANNOTATIONS },
                    spec: rendered.apply((objects) => definitionOf(objects, definition)),
                },
                {
                    parent: this,
                    provider: args.kubernetes,
                    // eslint-disable-next-line no-restricted-syntax -- without a CRD the API server deletes every TargetGroupBinding, and the controller deregisters the targets of live load balancers
                    retainOnDelete: true,
                },
            );
        }
        this.registerOutputs({});
    }
}
