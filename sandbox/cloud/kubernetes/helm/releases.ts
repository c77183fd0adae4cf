import { given, record, text } from "../../values";
import { CloudError, NotReadyError } from "../../world/errors";
import type { Context } from "../../world/row";
import type { Entity } from "../../world/entity";
import { installCrds } from "../crds";
import { type Chart, chartName } from "./chart";
import { charts, CONTROLLER, unserved, webhooksFail } from "./charts";
import { injectedRole } from "../../aws/iam/credentials";
import { assertNotPending, deployed, rolledBack } from "./revisions";
import { KARPENTER } from "../../karpenter/at-work";
import { assertChartPublished } from "./istio-releases";
import { release, serveLoadBalancers, servicesOf } from "../load-balancer-services";
import { assertNamespace, namespaceExists } from "../namespace";

function chartOf(entity: Entity): Chart {
    const chart = charts[chartName(entity.inputs)];
    if (chart !== undefined) return chart;
    throw new CloudError("", `chart "${text(entity.inputs, "chart") ?? ""}" not found`);
}

/** What Helm does before it waits: render, ask the API server, start the pods (pkg/action/install.go). */
export function assertInstallable(context: Context): void {
    const { entity, world, cluster } = context;
    if (entity.inputs["createNamespace"] !== true) assertNamespace(context);
    if (text(entity.inputs, "version") === undefined) {
        throw new CloudError("", `chart ${text(entity.inputs, "chart") ?? ""} without a version`);
    }
    assertChartPublished(entity.inputs);
    chartOf(entity).check(record(entity.inputs, "values"), context);
    if (["istiod", "gateway"].includes(chartName(entity.inputs))) assertServicesPass(context);
    if ([CONTROLLER, KARPENTER].includes(chartName(entity.inputs))) {
        // Credentials are put into a pod when it is admitted, not later.
        const roleArn = injectedRole(world, cluster, entity);
        entity.notes = given({ deployed: entity.notes?.["deployed"], ...roleArn });
    }
}

/** The controller's mutator for every Service fails closed while the controller isn't there (values.yaml of its chart). */
function assertServicesPass(context: Context): void {
    if (!webhooksFail(context, (values) => values["enableServiceMutatorWebhook"] !== false)) return;
    throw unserved("mservice.elbv2.k8s.aws", "aws-load-balancer-webhook-service");
}

/** Brings the objects of a release and waits for its pods (pkg/kube/ready.go). */
export function install(context: Context): void {
    const { entity, world, cluster } = context;
    const values = record(entity.inputs, "values");
    const namespace = text(entity.inputs, "namespace") ?? "default";
    if (!namespaceExists(world, cluster, namespace)) {
        const inputs = { metadata: { name: namespace } };
        const type = "kubernetes:core/v1:Namespace";
        world.add({ type, id: namespace, urn: "", cluster, inputs, state: inputs });
    }
    const chart = chartOf(entity);
    installCrds(context);
    const before = servicesOf(context);
    takeAway(context);
    for (const { type, id, state, kept } of chart.objects(values, context)) {
        if (kept && world.get(type, id, cluster)) continue;
        const owner = kept ? {} : { owner: entity.id };
        world.add({ type, id, urn: "", cluster, inputs: state, state, ...owner });
    }
    const address = serveLoadBalancers(context, before);
    const pods = chart.unready(values, context);
    if (pods === undefined) chart.ready?.(context);
    const reason = pods ?? address;
    if (reason === undefined || entity.inputs["skipAwait"] === true) {
        deployed(entity);
        return;
    }
    entity.state = {
        ...entity.state,
        status: { ...record(entity.state, "status"), status: "failed" },
    };
    throw new NotReadyError([
        `Helm release "${entity.id}" was created, but failed to initialize completely: context deadline exceeded (${reason})`,
    ]);
}

/** What Helm does before an upgrade. */
export function assertUpgradable(context: Context): void {
    assertNotPending(context);
    assertInstallable(context);
}

/** Brings back the objects of the revision that was deployed last. */
export function rollBack(context: Context, version: number): void {
    const { entity } = context;
    [entity.inputs, entity.state] = rolledBack(entity, version);
    install(context);
}

export function uninstall(context: Context): void {
    for (const service of servicesOf(context)) release(context, service);
    takeAway(context);
}

function takeAway({ entity, world, cluster }: Context): void {
    for (const other of world.all(undefined, cluster)) {
        if (other.owner === entity.id) world.remove(other);
    }
}
