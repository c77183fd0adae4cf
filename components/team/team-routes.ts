import { CustomResource } from "@pulumi/kubernetes/apiextensions/customResource";
import * as pulumi from "@pulumi/pulumi";

import type { TeamObject } from "./objects";

export interface TeamRoutesArgs {
    namespace: string;
    services: readonly TeamObject[];
    routes: readonly TeamObject[];
}

/** What a team has in its namespace: its routes at the platform's gateway, and how its services are called. */
export class TeamRoutes extends pulumi.ComponentResource {
    constructor(name: string, args: TeamRoutesArgs, opts?: pulumi.ComponentResourceOptions) {
        super("mesh-edge:team:TeamRoutes", name, {}, opts);

        const declare = (object: TeamObject, dependsOn: pulumi.Resource[]) =>
            new CustomResource(
                `${name}-${object.id}`,
                {
                    apiVersion: "networking.istio.io/v1",
                    kind: object.kind,
                    metadata: { name: object.name, namespace: args.namespace },
                    spec: object.spec,
                },
                { parent: this, dependsOn },
            );
        const services = args.services.map((object) => declare(object, []));
        for (const object of args.routes) {
            // A route to a version that no rule defines yet, or any more, is answered with 503.
            declare(object, services);
        }
        this.registerOutputs({});
    }
}
