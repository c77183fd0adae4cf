import { controllerAlive, unserved, webhooksFail } from "../kubernetes/helm/charts";
import { list, type Props, record, text, texts } from "../values";
import { CloudError, NotReadyError } from "../world/errors";
import type { Context } from "../world/row";
import type { Entity } from "../world/entity";
import { giveAddress, hostnameOf, showAddress } from "./address";
import { annotationsOf, BuildError } from "./annotations";
import { controllerAt, reasonOf } from "./at-work";
import type { AwsCalls } from "./aws";
import { conditionsOf } from "./conditions";
import { deploy } from "./deploy";
import { groupOf, leftOut, membersOf } from "./group";
import { CLASS_ANNOTATION, classOf, hasClass, isLeftOut } from "./ingress-class";
import { buildModel } from "./load-balancer";
import { deletionCalls, removeGroup, sweep } from "./remove";
import { serviceOf } from "./target-group";

/** An Ingress in its own implicit group has no name in its finalizer. */
function finalizerOf(ingress: Entity, group: string): string {
    return group === ingress.id ? "ingress.k8s.aws/resources" : `group.ingress.k8s.aws/${group}`;
}

/** The API server's own check and the controller's webhook, which is there only while its release is. */
export function admitIngress(context: Context): void {
    const { entity, world, cluster } = context;
    const { conflict, name } = classOf(entity);
    if (conflict) {
        throw new CloudError(
            "Invalid",
            "annotations.kubernetes.io/ingress.class: Invalid value: can not be set when the class field is also set",
        );
    }
    if (webhooksFail(context)) {
        throw unserved("vingress.elbv2.k8s.aws", "aws-load-balancer-webhook-service");
    }
    const controller = controllerAlive(world, cluster);
    if (!controller) return;
    assertClassByField(context, controller);
    assertConditionsParse(entity);
    if (name !== undefined && !hasClass(world, entity)) throw withoutClass(name);
}

function withoutClass(name: string): CloudError {
    return new CloudError(
        "",
        `admission webhook "vingress.elbv2.k8s.aws" denied the request: invalid ingress class: ingressclasses.networking.k8s.io "${name}" not found`,
    );
}

/** webhooks/networking/ingress_validator.go: what was there before the flag goes on. */
function assertClassByField({ entity, old }: Context, controller: Entity): void {
    const annotated = (ingress: Entity | undefined) =>
        CLASS_ANNOTATION in record(ingress?.inputs, "metadata.annotations");
    const forbidden = record(controller.inputs, "values")["disableIngressClassAnnotation"] === true;
    if (!forbidden || !annotated(entity) || annotated(old)) return;
    throw new CloudError(
        "",
        `admission webhook "vingress.elbv2.k8s.aws" denied the request: new usage of \`${CLASS_ANNOTATION}\` annotation is forbidden`,
    );
}

/** Of all annotations the webhook reads the conditions alone. */
function assertConditionsParse(ingress: Entity): void {
    for (const path of list<Props>(ingress.inputs, "spec.rules").flatMap((rule) =>
        list<Props>(rule, "http.paths"),
    )) {
        try {
            conditionsOf(ingress, text(path, "backend.service.name") ?? "");
        } catch (error) {
            throw new CloudError(
                "",
                `admission webhook "vingress.elbv2.k8s.aws" denied the request: ${error instanceof Error ? error.message : ""}`,
            );
        }
    }
}

/**
 * controllers/ingress/group_controller.go: what the controller does with an Ingress, and what the provider waits
 * for. One that has its address keeps it whatever the controller says of an edit, and the provider asks no more
 * (address.ts).
 */
export function reconcileIngress(context: Context): void {
    const { entity, world } = context;
    const isLive = hostnameOf(entity) !== undefined;
    const skip = record(entity.inputs, "metadata.annotations")["pulumi.com/skipAwait"] === "true";
    const reasons = [...missingServices(context)];
    try {
        const aws = callsOf(context);
        const group = groupOf(entity);
        if (isLeftOut(world, entity)) throw leftOut(entity);
        entity.notes = { ...entity.notes, finalizers: [finalizerOf(entity, group)] };
        const members = membersOf(world, context.cluster, group);
        // Side by side with the new one, and tried again until the name is free: an ALB that the
        // Ingress leaves behind goes first.
        sweep(context, aws);
        const balancer = deploy(context, aws, buildModel(world, group, members));
        for (const member of members) {
            giveAddress(member, text(balancer.state, "dnsName") ?? "");
            // Nobody waits for the others.
            if (member !== entity) showAddress(member);
            member.notes = withoutWarning(member.notes);
        }
    } catch (error) {
        if (isLive) entity.notes = { ...entity.notes, warning: reasonOf(error) };
        else reasons.push(reasonOf(error));
    }
    if (reasons.length > 0 && !skip) throw new NotReadyError(reasons);
}

/** The controller tries again by itself until the Ingress has its address. */
export function retryIngress(context: Context): void {
    const { entity } = context;
    const isFine = hostnameOf(entity) !== undefined && text(entity.notes, "warning") === undefined;
    if (!isFine) reconcileIngress(context);
    showAddress(entity);
}

function withoutWarning(notes: Props = {}): Props {
    return Object.fromEntries(Object.entries(notes).filter(([key]) => key !== "warning"));
}

/** The provider's await looks for each backend first (provider/pkg/await/ingress.go). */
function missingServices({ entity, world }: Context): string[] {
    const backends = list<Props>(entity.inputs, "spec.rules")
        .flatMap((rule) => list<Props>(rule, "http.paths"))
        .filter((path) => text(path, "backend.service.port.name") !== "use-annotation");
    const all = backends.every((path) =>
        serviceOf(world, entity, text(path, "backend.service.name") ?? ""),
    );
    return all
        ? []
        : [
              "Ingress has at least one rule that does not target any Service. Field `.spec.rules[].http.paths` may not match any active Service",
          ];
}

const idle = (why: string) =>
    new CloudError(
        "",
        `Ingress .status.loadBalancer field was not updated with a hostname/IP address: ${why}`,
    );

/** The controller at work for an Ingress; whatever keeps it from AWS is an error. */
function callsOf(context: Context): AwsCalls {
    const { entity, world } = context;
    const aws = controllerAt(context, idle);
    if (hasClass(world, entity)) return aws;
    throw idle(`no controller has the class "${classOf(entity).name ?? ""}"`);
}

/**
 * An Ingress stays until the controller has removed what it made and with it the finalizer. Without its class
 * the one is done, but the webhook refuses the other.
 */
export function assertIngressCanGo(context: Context): void {
    const { entity, world, cluster } = context;
    if (list(entity.notes, "finalizers").length === 0) return;
    try {
        const aws = controllerAt(context, idle);
        const group = groupOf(entity);
        const attributes = annotationsOf(entity).map("load-balancer-attributes") ?? {};
        if (attributes["deletion_protection.enabled"] === "true") {
            throw new BuildError("deletion_protection is enabled, cannot delete the ingress");
        }
        const others = membersOf(world, cluster, group, entity).filter(
            (member) => member !== entity,
        );
        if (others.length > 0) buildModel(world, group, others);
        else deletionCalls(context, aws, group);
        if (hasClass(world, entity)) return;
        cleanUp(context);
        throw withoutClass(classOf(entity).name ?? "");
    } catch (error) {
        throw new CloudError(
            "",
            `timed out waiting for the deletion of Ingress ${entity.id}: finalizer ${texts(entity.notes, "finalizers").join()} is still there (${reasonOf(error)})`,
        );
    }
}

export function cleanUp(context: Context): void {
    const { entity, world, cluster } = context;
    if (list(entity.notes, "finalizers").length === 0) return;
    const group = groupOf(entity);
    const others = membersOf(world, cluster, group);
    if (others.length === 0) removeGroup(context, group);
    else deploy(context, controllerAt(context, idle), buildModel(world, group, others));
}
