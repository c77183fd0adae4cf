import { createHash } from "node:crypto";

import { compare } from "../render/state";
import type { Finding } from "./finding";

/**
 * What an approval is bound to: the risky steps, each with its rule, property and what it becomes. The
 * same risk has the same digest in every run; another property, value or resource has another.
 */
export function digestOf(findings: readonly Finding[]): string {
    const lines = findings
        .map(({ rule, urn, property, new: fresh, verdict }) =>
            JSON.stringify([rule, verdict, urn, property ?? "", fresh ?? null]),
        )
        .sort(compare);
    return createHash("sha256").update(lines.join("\n")).digest("hex");
}
