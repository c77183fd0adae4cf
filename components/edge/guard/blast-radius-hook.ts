import * as pulumi from "@pulumi/pulumi";

import { verdictOn } from "./blast-radius-verdict";
import { shapesOfIngress } from "./entrance-shape";

/**
 * Says in the preview what an update of an Ingress does beyond what the engine shows, and refuses what
 * the guard can't know of, such as a group or an annotation that was changed on the live object.
 */
export function blastRadiusHook(
    name: string,
    allowReplacement: boolean,
    ingress: () => pulumi.Resource,
): pulumi.ResourceHook {
    return new pulumi.ResourceHook(
        `${name}-blast-radius`,
        ({ oldInputs, newInputs }) => {
            const shapes = shapesOfIngress(oldInputs, newInputs);
            if (shapes === undefined) return;
            const { refusal, warnings } = verdictOn(shapes.before, shapes.after, allowReplacement);
            if (refusal !== undefined) throw new Error(refusal);
            warn(warnings, ingress());
        },
        { onDryRun: true },
    );
}

/** Shows the warnings on a resource. */
export function warn(warnings: readonly { text: string }[], about: pulumi.Resource): void {
    // Not awaited: the engine knows the resource only after the hook has returned.
    for (const { text } of warnings) void pulumi.log.warn(text, about);
}
