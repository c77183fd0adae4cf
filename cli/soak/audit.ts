/** A thing in the account. */
export interface Thing {
    type: string;
    id: string;
    /** Of the resource that it was made for; "" for what AWS, Helm or a controller made. */
    urn: string;
}

/** A resource in the engine's state. */
export interface Held {
    type: string;
    id: string;
    urn: string;
}

export interface Audit {
    /** In the account, and the state doesn't know it. */
    orphans: string[];
    /** In the account more than once. */
    duplicates: string[];
    /** In the state, and the account doesn't have it. */
    missing: string[];
}

/** Compares the account with the state. */
export function audit(account: readonly Thing[], state: readonly Held[]): Audit {
    const made = account.filter(({ urn }) => urn !== "");
    const held = new Set(state.map(nameOf));
    const there = new Set(account.map(nameOf));
    const times = new Map<string, number>();
    for (const { urn } of made) times.set(urn, (times.get(urn) ?? 0) + 1);
    return {
        orphans: made.map(nameOf).filter((name) => !held.has(name)),
        duplicates: [...times].filter(([, count]) => count > 1).map(([urn]) => urn),
        missing: state.map(nameOf).filter((name) => !there.has(name)),
    };
}

function nameOf({ type, id }: { type: string; id: string }): string {
    return `${type} ${id}`;
}
