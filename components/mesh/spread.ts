/** The part of a TopologySpreadConstraint that the program uses. */
export interface Spread {
    maxSkew: number;
    topologyKey: string;
    whenUnsatisfiable: "ScheduleAnyway" | "DoNotSchedule";
    labelSelector: { matchLabels: Record<string, string> };
}

/** Spreads the pods with these labels over zones and nodes. */
export function spreadOf(matchLabels: Record<string, string>): Spread[] {
    return ["topology.kubernetes.io/zone", "kubernetes.io/hostname"].map((topologyKey) => ({
        maxSkew: 1,
        topologyKey,
        // Only a wish: a zone without a free node must not keep a pod from starting.
        whenUnsatisfiable: "ScheduleAnyway",
        labelSelector: { matchLabels },
    }));
}
