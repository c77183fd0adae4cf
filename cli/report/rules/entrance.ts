import { verdictOn } from "../../../components/edge/guard/blast-radius-verdict";
import { shapesOfIngress } from "../../../components/edge/guard/entrance-shape";
import type { Found, StepRule, Verdict } from "../finding";

type Effect = ReturnType<typeof verdictOn>["warnings"][number]["edit"]["effect"];

const VERDICTS: Readonly<Record<Effect, Verdict>> = {
    "new-load-balancer": "outage",
    "new-target-group": "outage",
    "at-next-load-balancer": "changes",
    "in-place": "changes",
};

const CONSEQUENCES: Readonly<Partial<Record<Effect, string>>> = {
    "new-load-balancer": "clients get no answer for minutes, and the new one has another DNS name",
    "new-target-group": "clients get 503 until its first targets are healthy",
    "at-next-load-balancer": "nothing changes now",
};

/** What an edit of an Ingress does to the load balancer that the controller has made of it. */
export const entranceMoves: StepRule = {
    id: "entrance",
    types: ["kubernetes:networking.k8s.io/v1:Ingress"],
    find: ({ op, before, after }) => {
        const shapes = op === "update" ? shapesOfIngress(before, after) : undefined;
        if (shapes === undefined) return [];
        return verdictOn(shapes.before, shapes.after, true).warnings.map(
            ({ edit, text }): Found => ({
                verdict: VERDICTS[edit.effect],
                property: edit.what,
                old: edit.was,
                new: edit.is,
                reason: text.replace(/\.$/, ""),
                consequence: CONSEQUENCES[edit.effect] ?? "",
            }),
        );
    },
};
