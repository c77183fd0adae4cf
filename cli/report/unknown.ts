import { hasUnknown } from "./plain";
import type { Preview, Step } from "./preview";

/** What a preview can't know, in sentences: the report would else promise more than it holds. */
export function unknownIn(preview: Preview, steps: readonly Step[]): string[] {
    const open = steps.filter(({ op, after }) => op !== "same" && hasUnknown(after)).length;
    const isKubernetes = steps.some(
        ({ op, type }) => type.startsWith("kubernetes:") && (op === "update" || op === "replace"),
    );
    return [
        ...(preview.failed
            ? ["The preview ended with an error. More may change than it could show."]
            : []),
        ...(open > 0
            ? [`${open} of the changed resources have values that are known only after up.`]
            : []),
        ...(isKubernetes
            ? [
                  "If the preview's role may not write to the cluster, changes of Kubernetes objects are an estimate: a dry run that the API server forbids is silently replaced by a comparison on the client, and the refusals of the controller's webhook are lost with it.",
              ]
            : []),
        ...(preview.withoutPolicy
            ? [
                  "`pulumi preview --json` has no results of policies. Record the event log to see them.",
              ]
            : []),
    ];
}
