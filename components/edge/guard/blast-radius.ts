import { ALB_PREFIX, type Effect } from "../alb/annotation";
import { annotationOf } from "../alb/annotation-table";

/** What decides which load balancer and which target groups the controller makes of an Ingress. */
export interface EntranceShape {
    /** `edge.kind`, where it is known. */
    kind?: string;
    namespace: string;
    name: string;
    /** With their prefix, as on the object. */
    annotations: Readonly<Record<string, string>>;
    /** Hosts of the second Ingress, where there are any and they are known. */
    grpcHosts?: readonly string[];
}

/** A difference between the existing entrance and the wanted one. */
export interface Edit {
    /** `kind`, `namespace`, `name`, `grpcHosts`, or an annotation without its prefix. */
    what: string;
    was: string | undefined;
    is: string | undefined;
    effect: Effect;
}

/**
 * What an update of the entrance would do, one entry an edit.
 *
 * The controller derives a load balancer from the Ingress's group, or from its namespace and name
 * where it has none, and can change neither its type nor its scheme; a target group's type, protocol
 * and version likewise. All else it changes in place (its `isSDKLoadBalancerRequiresReplacement` and
 * `isSDKTargetGroupRequiresReplacement`).
 */
export function editsOf(before: EntranceShape, after: EntranceShape): Edit[] {
    const identity = (["kind", "namespace", "name"] as const).map((what): Edit => ({
        what,
        was: before[what],
        is: after[what],
        effect:
            what !== "kind" && isSameGroup(before, after)
                ? "new-target-group"
                : "new-load-balancer",
    }));
    const keys = [...Object.keys(before.annotations), ...Object.keys(after.annotations)];
    const annotations = [...new Set(keys)]
        .filter((key) => key.startsWith(ALB_PREFIX))
        .sort()
        .map((key): Edit => {
            const what = key.slice(ALB_PREFIX.length);
            const { fallback, effect = "in-place" } = annotationOf(what) ?? {};
            return {
                what,
                was: before.annotations[key] ?? fallback,
                is: after.annotations[key] ?? fallback,
                effect,
            };
        });
    return [...identity, ...annotations, ...grpcEdits(before, after)].filter(
        ({ was, is }) => was !== is,
    );
}

/**
 * The first gRPC hosts of a group make its second Ingress, with a target group of its own; those that
 * follow find it there. Without the group they make one, which is an edit by itself.
 */
function grpcEdits(before: EntranceShape, after: EntranceShape): Edit[] {
    const isFirst = before.grpcHosts === undefined && isSameGroup(before, after);
    return isFirst
        ? [
              {
                  what: "grpcHosts",
                  was: undefined,
                  is: after.grpcHosts?.join(", "),
                  effect: "new-target-group",
              },
          ]
        : [];
}

/** Whether an edit is about the second Ingress, of which an update of the first says nothing. */
export function isOfGrpc({ what }: Edit): boolean {
    return what === "grpcHosts";
}

/** Whether an edit takes the entrance down, or moves it to a new address. */
export function isOutage({ effect }: Edit): boolean {
    return effect === "new-load-balancer";
}

/**
 * Whether an edit creates another object in Kubernetes, which exists beside the old one for a while.
 * An ALB's Ingress outlives the making of another kind; the gateway's Service is the same one all along.
 */
export function makesAnotherObject({ what, was }: Edit): boolean {
    return what === "namespace" || what === "name" || (what === "kind" && was === "alb");
}

/**
 * Whether a new load balancer would need the name that the old one still holds. A renamed object is
 * made before the old one is deleted; a new scheme or group is an edit of the same object, where the
 * controller deletes first. Classic Load Balancers have no name from us.
 */
export function namesClash(before: EntranceShape, after: EntranceShape): boolean {
    const name = `${ALB_PREFIX}load-balancer-name`;
    const isAnother = editsOf(before, after).some(
        (edit) => makesAnotherObject(edit) && isOutage(edit),
    );
    const taken = before.annotations[name];
    return (
        isAnother &&
        after.kind !== "clb" &&
        taken !== undefined &&
        taken === after.annotations[name]
    );
}

function isSameGroup(before: EntranceShape, after: EntranceShape): boolean {
    const group = `${ALB_PREFIX}group.name`;
    return (
        before.annotations[group] !== undefined &&
        before.annotations[group] === after.annotations[group]
    );
}
