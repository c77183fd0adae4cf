import { isAllowed } from "../aws/iam/authorize";
import { vpcOf } from "../aws/ec2/egress";
import { CloudError } from "../world/errors";
import { arn, type Place } from "../world/row";
import type { Entity } from "../world/entity";

/** The controller's Warning `FailedDeployModel`: what came before it stays. */
export class DeployError extends Error {
    constructor(action: string, reason: string) {
        super(`Failed deploy model due to operation error ${action}: ${reason}`);
    }
}

const CLUSTER_TAG = "elbv2.k8s.aws/cluster";

/** AWS as the controller calls it, with its role: each call is judged by the role's policies. */
export class AwsCalls {
    constructor(
        private readonly place: Place,
        private readonly role: Entity,
    ) {}

    /** Calls that look. */
    read(service: string, ...actions: string[]): void {
        for (const action of actions) this.call(`${service}:${action}`, "*");
    }

    /** A call on something that carries the cluster's tag. */
    own(action: string, resource: string): void {
        this.call(action, resource, { [`aws:ResourceTag/${CLUSTER_TAG}`]: this.place.cluster });
    }

    /** A call that makes something with the cluster's tag, and the tagging that AWS checks with it. */
    make(action: string, resource: string): void {
        const [service = "", name = ""] = action.split(":");
        const tags = { [`aws:RequestTag/${CLUSTER_TAG}`]: this.place.cluster };
        this.call(action, resource, tags);
        const tagging = service === "ec2" ? "CreateTags" : "AddTags";
        this.call(`${service}:${tagging}`, resource, {
            ...tags,
            [`${service}:CreateAction`]: name,
        });
    }

    call(action: string, resource: string, tags: Record<string, string> = {}): void {
        const { world, accountId, partition, cluster } = this.place;
        const vpc = this.ec2(`vpc/${vpcOf(world, cluster)}`);
        const keys = resource.includes(":security-group/") ? { "ec2:Vpc": vpc, ...tags } : tags;
        if (isAllowed(world, this.role, { action, resource, keys })) return;
        const code = action.startsWith("ec2:") ? "UnauthorizedOperation" : "AccessDenied";
        const user = `arn:${partition}:sts::${accountId}:assumed-role/${this.role.id}/controller`;
        throw new DeployError(
            action,
            new CloudError(
                code,
                `User: ${user} is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows the ${action} action`,
            ).message,
        );
    }

    ec2(resource: string): string {
        return arn(this.place, "ec2", resource);
    }

    elb(resource: string): string {
        return arn(this.place, "elasticloadbalancing", resource);
    }
}
