import { text } from "../../values";
import { CloudError } from "../../world/errors";
import type { Context, Place } from "../../world/row";
import type { Entity } from "../../world/entity";
import { zoneOf } from "./zone";

const AUTHORIZATION = "aws:route53/vpcAssociationAuthorization:VpcAssociationAuthorization";

/** Whether a zone is of the account in which somebody asks. */
export function isOwnZone(zone: Entity | undefined, { accountId }: Place): boolean {
    return (text(zone?.notes, "accountId") ?? accountId) === accountId;
}

/** Route 53 has no policies on zones: only their own account may look at them and change them. */
export function assertOwnZone(zone: Entity | undefined, place: Place): void {
    if (isOwnZone(zone, place)) return;
    const { accountId, partition } = place;
    throw new CloudError(
        "AccessDenied",
        `User: arn:${partition}:iam::${accountId}:user/sandbox is not authorized to access this resource`,
    );
}

/** The same of what is in a zone. */
export function assertInOwnZone(context: Context): void {
    assertOwnZone(zoneOf(context.world, context.entity.inputs), context);
}

/** A VPC joins a zone of another account only when that has let it (Route 53 API, AssociateVPCWithHostedZone). */
export function assertAuthorized(context: Context): void {
    const { inputs } = context.entity;
    const { world } = context;
    const zoneAndVpc = `${text(inputs, "zoneId") ?? ""}:${text(inputs, "vpcId") ?? ""}`;
    if (isOwnZone(zoneOf(world, inputs), context) || world.get(AUTHORIZATION, zoneAndVpc)) return;
    throw new CloudError(
        "NotAuthorizedException",
        "Associating the specified VPC with the specified hosted zone has not been authorized.",
    );
}
