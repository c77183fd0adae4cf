import { text } from "../../values";
import { CloudError } from "../../world/errors";
import { type Context, globalArn, type Place } from "../../world/row";

const ENTRY = "aws:eks/accessEntry:AccessEntry";

/** Who calls this account, as STS says it. */
export function caller(place: Place): string {
    return place.caller ?? globalArn(place, "iam", "user/sandbox");
}

/** EKS takes one entry a principal (CreateAccessEntry, 409). */
export const entryTaken = () =>
    new CloudError(
        "ResourceInUseException",
        "The specified access entry resource is already in use on this cluster.",
    );

export function assertEntryFree({ entity: { inputs }, world }: Context): void {
    const id = `${text(inputs, "clusterName") ?? ""}:${text(inputs, "principalArn") ?? ""}`;
    if (world.get(ENTRY, id)) throw entryTaken();
}

/** EKS gives who creates a cluster an entry, unless told not to (EKS user guide, "Grant IAM users access to Kubernetes with EKS access entries"). */
export function admitCreator(context: Context): void {
    const bootstrap = "accessConfig.bootstrapClusterCreatorAdminPermissions";
    if (text(context.entity.inputs, bootstrap) === "false") return;
    admit(context, context.entity.id, caller(context), "STANDARD");
}

/** And the role of a managed node group, so that its nodes may join. */
export function admitNodes(context: Context): void {
    const { inputs } = context.entity;
    admit(
        context,
        text(inputs, "clusterName") ?? "",
        text(inputs, "nodeRoleArn") ?? "",
        "EC2_LINUX",
    );
}

function admit({ world }: Context, clusterName: string, principalArn: string, type: string): void {
    const id = `${clusterName}:${principalArn}`;
    if (world.get(ENTRY, id)) return;
    const inputs = { clusterName, principalArn, type };
    world.add({ type: ENTRY, id, urn: "", cluster: "", inputs, state: inputs });
}
