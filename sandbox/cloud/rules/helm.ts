import { record, text } from "../values";
import { CloudError, NotReadyError } from "../world/errors";
import type { Context } from "../world/row";
import type { Entity } from "../world/world";
import { type Chart, chartName } from "./chart";
import { charts, controllerAlive } from "./charts";
import { injectedRole } from "./credentials";
import { release, serveLoadBalancers, servicesOf } from "./load-balancer-services";
import { assertNamespace, namespaceExists } from "./namespace";

function chartOf(entity: Entity): Chart {
    const chart = charts[chartName(entity.inputs)];
    if (chart !== undefined) return chart;
    throw new CloudError("", `chart "${text(entity.inputs, "chart") ?? ""}" not found`);
}

/** What Helm does before it waits: render, ask the API server, start the pods. */
export function assertInstallable(context: Context): void {
    const { entity, world, cluster } = context;
    if (entity.inputs["createNamespace"] !== true) assertNamespace(context);
    if (text(entity.inputs, "version") === undefined) {
        throw new CloudError("", `chart ${text(entity.inputs, "chart") ?? ""} without a version`);
    }
    chartOf(entity).check(record(entity.inputs, "values"), context);
    if (["istiod", "gateway"].includes(chartName(entity.inputs))) assertServicesPass(context);
    if (chartName(entity.inputs) === "aws-load-balancer-controller") {
        // Credentials are put into a pod when it is admitted, not later.
        const roleArn = injectedRole(world, cluster, entity);
        entity.notes = roleArn === undefined ? {} : { ...roleArn };
    }
}

/** The controller's mutator for every Service fails closed while the controller isn't there. */
function assertServicesPass({ world, cluster }: Context): void {
    const pending = [
        ...world.underway,
        ...world.all("kubernetes:helm.sh/v3:Release", cluster),
    ].some(
        ({ inputs, cluster: where }) =>
            where === cluster &&
            chartName(inputs) === "aws-load-balancer-controller" &&
            record(inputs, "values")["enableServiceMutatorWebhook"] !== false,
    );
    if (!pending || controllerAlive(world, cluster)) return;
    throw new CloudError(
        "",
        'Internal error occurred: failed calling webhook "mservice.elbv2.k8s.aws": failed to call webhook: no endpoints available for service "aws-load-balancer-webhook-service"',
    );
}

/** Brings the objects of a release and waits for its pods. */
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
    const before = servicesOf(context);
    takeAway(context);
    for (const { type, id, state, kept } of chart.objects(values, context)) {
        if (kept && world.get(type, id, cluster)) continue;
        const owner = kept ? {} : { owner: entity.id };
        world.add({ type, id, urn: "", cluster, inputs: state, state, ...owner });
    }
    const address = serveLoadBalancers(context, before);
    const reason = chart.unready(values, context) ?? address;
    if (reason === undefined || entity.inputs["skipAwait"] === true) return;
    entity.state = {
        ...entity.state,
        status: { ...record(entity.state, "status"), status: "failed" },
    };
    throw new NotReadyError([
        `Helm release "${entity.id}" was created, but failed to initialize completely: context deadline exceeded (${reason})`,
    ]);
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
