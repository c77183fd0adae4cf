import type { Deployment } from "@pulumi/pulumi/automation";

import type { Cloud } from "../../../sandbox/cloud/options";
import { text } from "../../../sandbox/cloud/values";
import { table } from "../../../sandbox/cloud/table";
import { typeOf } from "../../../sandbox/state/urn";
import { deploymentOf, type StateResource } from "../../../sandbox/state/resources";
import { audit, type Audit, type Held, type Thing } from "./audit";

/** Whether the resource is something in the account: no component, no provider, nothing that only waits. */
export function isThing({ type, custom }: StateResource): boolean {
    return custom && !type.startsWith("pulumi:") && !table[type]?.onlyWaits;
}

/** The account of a cloud against a state. */
export function auditOf({ world }: Cloud, state: Deployment): Audit {
    const things = world
        .all()
        .filter(({ type }) => !table[type]?.onlyWaits)
        .map(({ type, id, urn, owner, inputs }): Thing => {
            const mark =
                owner === undefined ? "" : `${owner} ${type} ${text(inputs, "name") ?? ""}`;
            // A patch of an object is the state's, the object is not: another one may have made it.
            const ofProgram = urn !== "" && typeOf(urn) === type;
            return { type, id, owner: ofProgram ? urn : mark, ofProgram };
        });
    const held: Held[] = deploymentOf(state).resources.filter(isThing);
    return audit(things, held);
}

/** An audit's findings as text; empty where the account equals the state. */
export function findings({ orphans, duplicates, missing }: Audit): string {
    return [
        ...orphans.map((name) => `orphan ${name}`),
        ...duplicates.map((name) => `twice ${name}`),
        ...missing.map((name) => `gone ${name}`),
    ].join("; ");
}
