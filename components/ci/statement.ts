import type { PolicyStatement } from "../values/policy";

/** A statement on what it names, or on everything but that. */
export type Statement = Omit<PolicyStatement, "Resource"> &
    ({ Resource: string[] } | { NotResource: string[] });

export function allow(
    Sid: string,
    Action: string[],
    Resource: string[],
    Condition?: Statement["Condition"],
): Statement {
    return { Sid, Effect: "Allow", Action, Resource, ...(Condition && { Condition }) };
}

export function allowBut(Sid: string, Action: string[], NotResource: string[]): Statement {
    return { Sid, Effect: "Allow", Action, NotResource };
}

export function documentOf(Statement: readonly Statement[]): string {
    return JSON.stringify({ Version: "2012-10-17", Statement });
}
