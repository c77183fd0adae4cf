import { given, isProps, type Props, record, text, withValue } from "../../values";
import { CloudError } from "../../world/errors";
import type { Context } from "../../world/row";
import type { Entity } from "../../world/entity";

/** A revision by its number and status, as Helm labels the Secret that it keeps it in. */
export interface Revision {
    version: number;
    status: string;
}

const STATUS = "status.status";
const VERSION = "status.revision";

/** Of a release only the newest revision is remembered, and the last one that was deployed. */
export function revisionsOf({ state, notes }: Entity): Revision[] {
    const newest = { version: Number(text(state, VERSION)), status: text(state, STATUS) ?? "" };
    const deployed = Number(text(notes, "deployed.revision"));
    const older = deployed > 0 && deployed < newest.version;
    return older ? [newest, { version: deployed, status: "deployed" }] : [newest];
}

/** Notes the revision as the one that Helm goes back to. */
export function deployed(entity: Entity): void {
    const revision = Number(text(entity.state, VERSION));
    entity.notes = { ...entity.notes, deployed: { revision, inputs: entity.inputs } };
}

/** Helm waits, then says that it is done: a process that is killed meanwhile leaves the revision pending. */
export function leavePending({ entity, old }: Context): void {
    const status = old === undefined ? "pending-install" : "pending-upgrade";
    entity.notes = given({ ...entity.notes, deployed: old?.notes?.["deployed"] });
    entity.state = withValue(entity.state, STATUS, status);
}

/** A pending revision is Helm's lock (`errPending`, pkg/action/action.go). */
export function assertNotPending({ old }: Context): void {
    if (!text(old?.state, STATUS)?.startsWith("pending-")) return;
    throw new CloudError("", "another operation (install/upgrade/rollback) is in progress");
}

/** The inputs and the state of the revision after a rollback to the one that was deployed (pkg/action/rollback.go). */
export function rolledBack({ state, notes, id }: Entity, version: number): [Props, Props] {
    const inputs = record(notes, "deployed")["inputs"];
    if (!isProps(inputs) || Number(text(notes, "deployed.revision")) !== version) {
        throw new CloudError("", `release ${id} has no ${version} version`);
    }
    const revision = Number(text(state, VERSION)) + 1;
    const status = { ...record(state, "status"), revision, status: "deployed" };
    return [inputs, { ...structuredClone(inputs), status, resourceNames: {} }];
}
