import { text, UNKNOWN, type Value } from "../values";
import type { Monitor } from "./monitor";

/** The role that the control plane takes up: one of the program's. */
export interface ServiceRole {
    arn: Value;
    urns: string[];
}

export async function givenRole(
    monitor: Monitor,
    reference: Value | undefined,
): Promise<ServiceRole> {
    const { arn = UNKNOWN } = await monitor.resolve(reference);
    const urn = text(reference, "urn");
    return { arn, urns: urn === undefined ? [] : [urn] };
}
