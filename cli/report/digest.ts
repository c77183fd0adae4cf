import { createHash } from "node:crypto";

import type { Finding } from "./finding";

/** Enough to tell the risky steps of one pull request apart. */
const CHARACTERS = 16;

/**
 * What an approval of a finding is bound to: the step with its rule, verdict, property and values. The
 * same risk has the same digest in every run; another property, value or resource has another.
 */
export function digestOf(finding: Omit<Finding, "digest">): string {
    const { rule, verdict, urn, property, old, new: fresh } = finding;
    const risk = [rule, verdict, urn, property ?? null, old ?? null, fresh ?? null];
    return createHash("sha256").update(JSON.stringify(risk)).digest("hex").slice(0, CHARACTERS);
}
