import * as pulumi from "@pulumi/pulumi";

import { type Edit, type EntranceShape, isOfGrpc, makesAnotherObject } from "./blast-radius";
import { verdictOn } from "./blast-radius-verdict";
import { warn } from "./blast-radius-hook";
import { shapeOfInputs } from "./entrance-shape";

export interface ReplacementGuardArgs {
    /** What the stack's config makes of the entrance. */
    shape: EntranceShape;
    allowReplacement: boolean;
    /** Where the stack file has it; absent, `edge`. */
    section?: "edge.internal";
}

/**
 * Refuses an update that would replace the load balancer, before any other resource is touched.
 *
 * The engine keeps a component's inputs, and hands the old ones to a hook when they differ: so the
 * program learns what stands from the stack's state, in a preview too. What waits for this component
 * is never reached if it refuses. A hook on the Ingress alone would come last, and not at all for a
 * renamed one, which is another resource to the engine.
 */
export class ReplacementGuard extends pulumi.ComponentResource {
    constructor(name: string, args: ReplacementGuardArgs, opts?: pulumi.ComponentResourceOptions) {
        const { shape, allowReplacement, section } = args;
        const hook = new pulumi.ResourceHook(
            `${name}-before-update`,
            ({ oldInputs }) => {
                const before = shapeOfInputs(oldInputs);
                if (before === undefined) return;
                const { refusal, warnings } = verdictOn(before, shape, allowReplacement, section);
                if (refusal !== undefined) throw new Error(refusal);
                // The Ingress's own hook reports what an update of it does; a new Ingress has no hook.
                const saysIngress =
                    shape.kind === "alb" &&
                    !warnings.some(({ edit }) => makesAnotherObject(edit) || isOfKind(edit));
                warn(
                    warnings.filter(({ edit }) => !saysIngress || isOfGrpc(edit)),
                    this,
                );
            },
            { onDryRun: true },
        );
        super("mesh-edge:edge:ReplacementGuard", name, shape, {
            ...opts,
            hooks: { beforeUpdate: [hook] },
        });
        this.registerOutputs({});
    }

    /**
     * A value for what must wait until the guard has let the update pass. `dependsOn` would not do: it
     * waits for the resources inside a component, and here are none. The value is known in a preview.
     */
    public before<T extends string>(value: pulumi.Input<T>): pulumi.Output<T> {
        return pulumi.all([value, this.urn]).apply(([known]) => known as T);
    }
}

function isOfKind({ what }: Edit): boolean {
    return what === "kind";
}
