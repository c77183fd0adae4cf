import * as pulumi from "@pulumi/pulumi";

import type { RoutesConfig } from "../../config/sections/routes/routes";
import type { ServicesConfig } from "../../config/sections/routes/services";
import { removalRefusal, usedVersions } from "./used-versions";

export interface VersionGuardArgs {
    routes: RoutesConfig;
    services: ServicesConfig;
}

/**
 * Refuses an update that takes away a version which routes use that stand, before any other resource is
 * touched. It learns of them as the guard of the load balancer does of that: the engine keeps a
 * component's inputs, and hands the old ones to a hook when they differ, in a preview too.
 */
export class VersionGuard extends pulumi.ComponentResource {
    constructor(name: string, args: VersionGuardArgs, opts?: pulumi.ComponentResourceOptions) {
        const hook = new pulumi.ResourceHook(
            `${name}-before-update`,
            ({ oldInputs }) => {
                const refusal = removalRefusal(textsIn(oldInputs), args.services);
                if (refusal !== undefined) throw new Error(refusal);
            },
            { onDryRun: true },
        );
        super(
            "mesh-edge:mesh:VersionGuard",
            name,
            { usedVersions: usedVersions(args.routes) },
            { ...opts, hooks: { beforeUpdate: [hook] } },
        );
        this.registerOutputs({});
    }

    /** A value for what must wait until the guard has let the update pass; known in a preview. */
    public before<T extends string>(value: pulumi.Input<T>): pulumi.Output<T> {
        return pulumi.all([value, this.urn]).apply(([known]) => known as T);
    }
}

function textsIn(inputs: unknown): string[] {
    const { usedVersions: list } = inputs as { usedVersions?: unknown };
    return Array.isArray(list) ? list.map(String) : [];
}
