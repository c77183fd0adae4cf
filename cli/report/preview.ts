/** What the engine would do to a resource; the halves of a replacement are one step. */
export type Op = "create" | "update" | "replace" | "delete" | "same";

/** Inputs of a resource, without secrets and with JSON in texts laid open: see `plain.ts`. */
export type Inputs = Readonly<Record<string, unknown>>;

/** Inputs and outputs of a resource as the engine has them. */
export interface RawState {
    inputs: Record<string, unknown>;
    outputs: Record<string, unknown>;
}

/** What a preview says of one resource. */
export interface Step {
    op: Op;
    urn: string;
    /** Pulumi's type, such as `aws:wafv2/webAcl:WebAcl`. */
    type: string;
    /** The logical name. */
    name: string;
    /** Inputs that stand; undefined for a resource to be created. */
    before?: Inputs;
    /** Inputs that are wanted; undefined for a resource to be deleted. */
    after?: Inputs;
    /** The same two as the engine has them, with what AWS or the cluster reports: what `trace` reads. */
    stands?: RawState;
    wanted?: RawState;
    /** Paths that differ by the provider, also those of secrets, whose values look the same. */
    changed: string[];
    /** Paths because of which it is replaced. */
    replaceKeys: string[];
    /** The old one is deleted before the new one is created. */
    deletesFirst: boolean;
}

/** What a policy pack says of a resource. */
export interface PolicyFinding {
    policy: string;
    pack: string;
    mandatory: boolean;
    urn?: string;
    message: string;
}

/** A warning or an error that the program or a provider showed. */
export interface Diagnostic {
    severity: "warning" | "error";
    urn?: string;
    message: string;
}

/** A preview of one stack. */
export interface Preview {
    stack: string;
    /** Of the resources that the engine can name; components are left out, their children are in. */
    steps: Step[];
    /** Resources that stay as they are; `steps` may leave them out. */
    unchanged: number;
    policy: PolicyFinding[];
    diagnostics: Diagnostic[];
    /** The preview ended with an error, and not only of policies: there may be more steps than these. */
    failed: boolean;
    /** From `pulumi preview --json`, which has no policy events. */
    withoutPolicy: boolean;
}
