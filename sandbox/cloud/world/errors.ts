import { type Props } from "../values";

/** A refusal, in the words of the service that refuses. */
export class CloudError extends Error {
    constructor(
        readonly code: string,
        message: string,
    ) {
        super(code === "" ? message : `${code}: ${message}`);
    }
}

/** The API server has the object, but it never became what it should be. */
export class NotReadyError extends CloudError {
    /** What the provider hands to the engine, so that the object stays in the state. */
    kept: { id: string; state: Props; inputs: Props } | undefined;

    constructor(readonly reasons: string[]) {
        super("", `resource was created or updated, but isn't ready: ${reasons.join("; ")}`);
    }
}
