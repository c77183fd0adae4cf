import type { Inputs, Op, Preview, Step } from "../../cli/report/preview";

/** A step as a preview has it, of a resource called `thing`. */
export function step(
    type: string,
    op: Op,
    { before, after, ...rest }: { before?: Inputs; after?: Inputs } & Partial<Step> = {},
): Step {
    return {
        op,
        urn: `urn:pulumi:dev::mesh-edge::${type}::thing`,
        type,
        name: "thing",
        ...(before && { before }),
        ...(after && { after }),
        changed: [],
        replaceKeys: [],
        deletesFirst: false,
        ...rest,
    };
}

export function update(type: string, before: Inputs, after: Inputs): Step {
    return step(type, "update", { before, after });
}

/** A preview of steps beside one resource that stays. */
export function preview(...steps: Step[]): Preview {
    return {
        stack: "dev",
        steps,
        unchanged: 1,
        policy: [],
        diagnostics: [],
        failed: false,
        withoutPolicy: false,
    };
}
