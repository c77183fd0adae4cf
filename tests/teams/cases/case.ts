type Props = Record<string, unknown>;

/** A request to the API server, by somebody who may do everything in the namespace `team-a` unless told. */
export interface Case {
    states: string;
    /** The policy of the guard that refuses it; undefined if it is admitted. */
    refusedBy: string | undefined;
    /** The kind as URLs have it, and a part of it. */
    resource: string;
    subresource?: string;
    object: Props;
    /** Of a change. */
    oldObject?: Props | undefined;
    user?: string;
    groups?: readonly string[];
}

export const PLATFORM = { user: "platform", groups: ["system:masters"] };
export const GATEWAY = "istio-system/common-external-gateway";
export const OWN_API = "api.team-a.svc.cluster.local";
export const FOREIGN = "pay.team-b.svc.cluster.local";

/** Cases of one kind, each told by its spec. */
export function casesOf(apiVersion: string, kind: string, resource: string, policy: string) {
    const made = (states: string, spec: Props, more: Partial<Case> = {}): Case => ({
        states: `${kind}: ${states}`,
        refusedBy: undefined,
        resource,
        object: { apiVersion, kind, metadata: { name: "x", namespace: "team-a" }, spec },
        ...more,
    });
    return {
        admitted: made,
        refused: (states: string, spec: Props, more: Partial<Case> = {}): Case =>
            made(states, spec, { refusedBy: policy, ...more }),
    };
}
