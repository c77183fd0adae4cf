import { text } from "../../values";
import type { Context } from "../../world/row";
import { isAllowed } from "../iam/authorize";

/** A flow log whose role may not write has the status "Access error" (VPC user guide, "Troubleshoot VPC Flow Logs"). */
export function noteDelivery({ entity, world }: Context): void {
    const role = world.find("aws:iam/role:Role", "arn", text(entity.inputs, "iamRoleArn"));
    const resource = `${text(entity.inputs, "logDestination") ?? ""}:log-stream:any`;
    if (role && isAllowed(world, role, { action: "logs:PutLogEvents", resource })) return;
    entity.notes = { warning: `flow log ${entity.id}: Access error` };
}
