/** A pulumi CLI that is known to run and to be new enough for the SDK. */
export interface Engine {
    /** Absolute path of the binary. */
    readonly command: string;
    readonly version: string;
    /** Where it came from, in words for a person. */
    readonly origin: string;
}

/** Takes one line of progress for a person who waits. */
export type Report = (line: string) => void;

/** An engine, or the reason why this way has none. */
export type Attempt = { readonly engine: Engine } | { readonly reason: string };

/** One way to come by an engine. It never throws for a mere absence: its reason joins those of the others. */
export interface Way {
    readonly name: string;
    attempt(report: Report): Promise<Attempt>;
}
