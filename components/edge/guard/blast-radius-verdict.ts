import type { Effect } from "../alb/annotation";
import {
    type Edit,
    editsOf,
    type EntranceShape,
    isOutage,
    makesAnotherObject,
    namesClash,
} from "./blast-radius";

/** What becomes of an update of the entrance. */
export interface Verdict {
    /** Why it must not happen; undefined where it may. */
    refusal: string | undefined;
    /** The edits that the preview must report. */
    warnings: { edit: Edit; text: string }[];
}

/** Where a stack file has what an edit is about. */
const KEYS: Readonly<Record<string, string>> = {
    kind: "edge.kind",
    namespace: "mesh.gateway.namespace",
    name: "edge.ingressName",
    scheme: "edge.scheme",
    "group.name": "protocol grpc in edge.hosts, or edge.grpcReady",
    grpcHosts: "protocol grpc in edge.hosts",
    "target-type": "edge.targetType",
    "backend-protocol": "edge.backendProtocol",
};

const EFFECTS: Readonly<Record<Effect, string>> = {
    "new-load-balancer":
        "makes a new load balancer with a new DNS name, and deletes the old one first: minutes without an entrance, and the records follow with the next `pulumi up --refresh`",
    "new-target-group":
        "makes a new target group: clients get 503 until its first targets are healthy",
    "at-next-load-balancer": "has no effect until the load balancer is made anew",
    "in-place": "is changed in place",
};

const BESIDE_THE_OLD_ONE =
    "makes a new load balancer with a new DNS name beside the old one, which goes when the records have moved";

/** Judges an update; `allowReplacement` is the stack's word that it may replace its load balancer. */
export function verdictOn(
    before: EntranceShape,
    after: EntranceShape,
    allowReplacement: boolean,
    section: "edge" | "edge.internal" = "edge",
): Verdict {
    const edits = editsOf(before, after);
    const isAnother = edits.some((edit) => isOutage(edit) && makesAnotherObject(edit));
    const warnings = edits
        .filter(({ effect }) => effect !== "in-place")
        .map((edit) => ({ edit, text: editText(edit, isAnother, section) }));
    return {
        refusal: refusalOf(
            warnings.filter(({ edit }) => isOutage(edit)).map(({ text }) => text),
            namesClash(before, after) && section,
            allowReplacement,
        ),
        warnings,
    };
}

function refusalOf(
    outages: readonly string[],
    nameIsTaken: string | false,
    allowReplacement: boolean,
): string | undefined {
    const cures = [
        ...(nameIsTaken
            ? [
                  `The old load balancer would still hold its name when the new one is made: change mesh-edge:${nameIsTaken}.loadBalancerName in the same update.`,
              ]
            : []),
        ...(outages.length > 0 && !allowReplacement
            ? [
                  "If that is what you want, set mesh-edge:edge.allowReplacement to true for one update; otherwise take the edit back.",
              ]
            : []),
    ];
    if (cures.length === 0) return undefined;
    return [
        "Refused, and nothing was changed: this update would replace the load balancer.",
        ...outages.map((text) => `  - ${text}`),
        ...cures,
    ].join("\n");
}

/** An edit and what it does, in a sentence. */
function editText(edit: Edit, isAnother: boolean, section: string): string {
    const does = isAnother && isOutage(edit) ? BESIDE_THE_OLD_ONE : EFFECTS[edit.effect];
    const key =
        edit.what === "load-balancer-name" ? `${section}.loadBalancerName` : KEYS[edit.what];
    return `${key ?? edit.what}: ${edit.was ?? "(none)"} → ${edit.is ?? "(none)"} ${does}.`;
}
