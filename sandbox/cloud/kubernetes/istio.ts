import { type Props, list, record, same, show, text, texts } from "../values";
import { CloudError } from "../world/errors";
import type { Context } from "../world/row";
import type { World } from "../world/world";
import { CRD } from "./crds";
import { releases } from "./helm/chart";
import { istiodAlive, unserved, validatorOf } from "./helm/charts";
import { istioRefusals } from "./istio-validation";

const GATEWAY = "kubernetes:networking.istio.io/v1:Gateway";
const DESTINATION_RULE = "kubernetes:networking.istio.io/v1:DestinationRule";
const VIRTUAL_SERVICE = "kubernetes:networking.istio.io/v1:VirtualService";

/** What the API server takes as the name of an object (apimachinery, pkg/util/validation). */
const SUBDOMAIN = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/;

/**
 * The API server knows the kind from base's CRDs; istiod's webhook validates each object, and lets everything
 * through before istiod has run (manifests/charts/base/templates/defaultrevision-validatingwebhookconfiguration.yaml).
 */
export function assertIstioAdmits(context: Context, crd: string): void {
    const { entity, world, cluster } = context;
    if (!world.get(CRD, crd, cluster)) {
        throw new CloudError(
            "",
            `no matches for kind "${text(entity.inputs, "kind") ?? ""}" in version "${text(entity.inputs, "apiVersion") ?? ""}"`,
        );
    }
    const name = text(entity.inputs, "metadata.name") ?? "";
    if (!SUBDOMAIN.test(name) || name.length > 253) {
        throw new CloudError(
            "",
            `${crd} "${name}" is invalid: metadata.name: Invalid value: "${name}": must be a lowercase RFC 1123 subdomain of at most 253 characters`,
        );
    }
    const [base] = releases(world, cluster, "base");
    const revision = validatorOf(base);
    if (!istiodAlive(world, cluster, revision)) {
        if (text(base?.notes, "failurePolicy") === undefined) return;
        const service = revision === "default" ? "istiod" : `istiod-${revision}`;
        throw unserved("validation.istio.io", service);
    }
    const refusals = istioRefusals(entity.inputs);
    if (refusals.length === 0) return;
    throw new CloudError(
        "",
        `admission webhook "validation.istio.io" denied the request: configuration is invalid: ${refusals.join("; ")}`,
    );
}

/** What `istioctl analyze` finds when all is there: Istio takes such objects, and serves nothing by them. */
export function analyze(world: World): string[] {
    const found = world.all(GATEWAY).filter(({ inputs, cluster }) => {
        const selector = Object.entries(record(inputs, "spec.selector"));
        const pods = world.all("kubernetes:apps/v1:Deployment", cluster);
        return !pods.some((pod) =>
            selector.every(([key, value]) => same(record(pod.state, "labels")[key], value)),
        );
    });
    const unselected = found.map(
        ({ id, inputs }) =>
            `IST0101: Gateway ${id}: Referenced selector not found: ${show(record(inputs, "spec.selector"))}`,
    );
    const unbound = world.all(VIRTUAL_SERVICE).flatMap(({ id, inputs, cluster }) => {
        const namespace = text(inputs, "metadata.namespace") ?? "default";
        return texts(inputs, "spec.gateways")
            .filter((name) => {
                const gateway = name.includes("/") ? name : `${namespace}/${name}`;
                return name !== "mesh" && !world.get(GATEWAY, gateway, cluster);
            })
            .map((name) => `IST0101: VirtualService ${id}: Referenced gateway not found: ${name}`);
    });
    return [...unselected, ...unbound, ...unversioned(world)];
}

/** Routes to a version that no DestinationRule defines, which Envoy answers with 503. */
function unversioned(world: World): string[] {
    return world.all(VIRTUAL_SERVICE).flatMap(({ id, inputs, cluster }) => {
        const defined = world
            .all(DESTINATION_RULE, cluster)
            .flatMap((rule) =>
                list<Props>(rule.inputs, "spec.subsets").map((subset) =>
                    named(text(rule.inputs, "spec.host"), text(subset, "name")),
                ),
            );
        const used = list<Props>(inputs, "spec.http").flatMap((http) =>
            [
                ...list<Props>(http, "route").map((route) => record(route, "destination")),
                record(http, "mirror"),
            ].flatMap((destination) => {
                const subset = text(destination, "subset");
                return subset === undefined ? [] : named(text(destination, "host"), subset);
            }),
        );
        return [...new Set(used)]
            .filter((name) => !defined.includes(name))
            .map(
                (name) =>
                    `IST0101: VirtualService ${id}: Referenced host+subset in destinationrule not found: ${name}`,
            );
    });
}

function named(host = "", subset = ""): string {
    return `${host}+${subset}`;
}
