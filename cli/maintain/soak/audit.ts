/** A thing in the account. */
export interface Thing {
    type: string;
    id: string;
    /** Whom the account has it for: a resource's URN, or a controller's mark; "" for what AWS or Helm made. */
    owner: string;
    /** Whether a program made it, so that it must be in the state. */
    ofProgram: boolean;
}

/** A resource in the engine's state. */
export interface Held {
    type: string;
    id: string;
}

export interface Audit {
    /** In the account, but not in the state. */
    orphans: string[];
    /** In the account twice for the same owner. */
    duplicates: string[];
    /** In the state, and the account doesn't have it. */
    missing: string[];
}

/** Compares the account with the state. */
export function audit(account: readonly Thing[], state: readonly Held[]): Audit {
    const held = new Set(state.map(nameOf));
    const there = new Set(account.map(nameOf));
    const owners = new Set<string>();
    const duplicates: string[] = [];
    for (const { owner } of account) {
        if (owner !== "" && owners.has(owner)) duplicates.push(owner);
        owners.add(owner);
    }
    return {
        orphans: account.filter((thing) => thing.ofProgram && !held.has(nameOf(thing))).map(nameOf),
        duplicates,
        missing: state.map(nameOf).filter((name) => !there.has(name)),
    };
}

function nameOf({ type, id }: Held): string {
    return `${type} ${id}`;
}
