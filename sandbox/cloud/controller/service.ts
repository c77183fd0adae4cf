import { vpcOf } from "../aws/ec2/egress";
import { text } from "../values";
import { CloudError } from "../world/errors";
import type { Place } from "../world/row";
import type { Entity } from "../world/entity";
import { serviceAnnotations, ServiceAnnotations, BuildError } from "./annotations";
import { controllerAt, reasonOf } from "./at-work";
import type { AwsCalls } from "./aws";
import { deploy } from "./deploy";
import { ownerOf, TARGET_GROUP } from "./made";
import { deletionCalls, removeGroup } from "./remove";
import { sharedGroup } from "./security-groups";
import { doubtsOf } from "./service-doubts";
import { buildServiceModel } from "./service-model";

/** The Services that are the controller's. */
export const NLB_CLASS = "service.k8s.aws/nlb";

export const NLB_FINALIZER = "service.k8s.aws/resources";

const idle = (why: string) => new CloudError("", `the Service has no address: ${why}`);

/** Makes the NLB and gives its hostname; whatever is in the way is an error, and what was made before it stays. */
export function serveNlb(place: Place, service: Entity): string {
    try {
        const aws = controllerAt(place, idle);
        const model = buildServiceModel(place.world, service, () => {
            const vpcId = vpcOf(place.world, place.cluster);
            sharedGroup({ place, aws, owner: "", vpcId });
        });
        service.notes = { ...service.notes, finalizers: [NLB_FINALIZER] };
        const balancer = deploy(place, aws, model);
        model.targetGroups.forEach((group, index) => {
            const listener = model.listeners[index];
            const entity = place.world
                .all(TARGET_GROUP)
                .find(
                    ({ owner, state }) =>
                        owner === ownerOf(place.cluster, model.group) && state["key"] === group.key,
                );
            if (listener === undefined || entity === undefined) return;
            const doubts = doubtsOf(place.world, service, listener, group);
            if (doubts.length > 0) entity.notes = { warning: doubts.join("; ") };
        });
        return text(balancer.state, "dnsName") ?? "";
    } catch (error) {
        throw new CloudError("", reasonOf(error));
    }
}

/** The Service stays until the controller has deleted the NLB and with it the finalizer. */
export function assertNlbCanGo(place: Place, service: Entity): void {
    try {
        const aws: AwsCalls = controllerAt(place, idle);
        const attributes =
            new ServiceAnnotations(serviceAnnotations(service)).map("attributes") ?? {};
        if (attributes["deletion_protection.enabled"] === "true") {
            throw new BuildError("deletion_protection is enabled, cannot delete the service");
        }
        deletionCalls(place, aws, `service:${service.id}`);
    } catch (error) {
        throw new CloudError(
            "",
            `timed out waiting for the deletion of Service ${service.id}: finalizer ${NLB_FINALIZER} is still there (${reasonOf(error)})`,
        );
    }
}

export function removeNlb(place: Place, service: Entity): void {
    removeGroup(place, `service:${service.id}`);
}
