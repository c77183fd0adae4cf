/** What came of faults. */
export interface Tally {
    tried: number;
    /** The next run that met no fault made everything as if there had been none. */
    converged: number;
    /** Of those, whose resource `recover` took back into the state. */
    recovered: number;
    orphans: number;
    duplicates: number;
    failures: string[];
}

export function emptyTally(): Tally {
    return { tried: 0, converged: 0, recovered: 0, orphans: 0, duplicates: 0, failures: [] };
}

export function sumOf(tallies: readonly Tally[]): Tally {
    return tallies.reduce(
        (sum, { failures, ...counts }) => ({
            tried: sum.tried + counts.tried,
            converged: sum.converged + counts.converged,
            recovered: sum.recovered + counts.recovered,
            orphans: sum.orphans + counts.orphans,
            duplicates: sum.duplicates + counts.duplicates,
            failures: [...sum.failures, ...failures],
        }),
        emptyTally(),
    );
}
