import type { PolicyRuleId } from "../components/config/policy-rules";
import type { Resource } from "./resource";

/** A resource against a rule. */
export interface Violation {
    /** The resource; absent if the stack lacks one. */
    resource?: Pick<Resource, "urn" | "name">;
    /** What is there in place of what must be, in a sentence. */
    found: string;
}

/** A rule over the resources of a stack. */
export interface Rule {
    id: PolicyRuleId;
    /** Whether a violation fails a preview, or is only shown. */
    severity: "mandatory" | "advisory";
    /** What must be, in a sentence. */
    title: string;
    /** What happens otherwise, in a sentence. */
    reason: string;
    /** What to write, in keys of the stack file. */
    cure: string;
    /** Pure: the violations among all resources of a stack. */
    check: (resources: readonly Resource[]) => Violation[];
}
