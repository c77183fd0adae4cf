import { ANNOTATIONS } from "../../../components/edge/alb/annotation-table";
import { ALB_PREFIX } from "../../../components/edge/alb/annotation";
import type { AnnotationName } from "../../../components/edge/alb/annotation-table";
import { type Check, error, errorIf, type Remark, warning } from "../remark";
import { type TargetGroup, targetGroupsOf } from "../target-group";

const NAMES = Object.keys(ANNOTATIONS) as (keyof typeof ANNOTATIONS)[];
const ON_SERVICE = NAMES.filter((name) => ANNOTATIONS[name].onService && name !== "tags");
const HEALTH = ON_SERVICE.filter(
    (name) => /^(un)?health/.test(name) || name === "success-codes",
) as AnnotationName[];

/** Whether the Services behind an Ingress are there, can be reached, and say the same as it does. */
export const backendChecks: Check = (ingress) =>
    ingress.cluster.knowsServices
        ? targetGroupsOf(ingress).flatMap((group) =>
              group.service === undefined
                  ? [missing(group)]
                  : [...port(group), ...kind(group), ...precedence(group)],
          )
        : [];

function missing({ ingress, backend }: TargetGroup): Remark {
    const { manifest, cluster } = ingress;
    const others = cluster.namespacesOf(backend.service);
    const place = backend.servicePlace;
    const then = backend.isShared
        ? "the controller does not reconcile the Ingress"
        : "clients get 503";
    return others.length > 0
        ? error(
              "other-namespace",
              place,
              `Service ${backend.service} is in ${others.join(", ")}, not in ${manifest.namespace}, so ${then}`,
              `put the Ingress into ${others[0] ?? ""}`,
          )
        : warning(
              "no-service",
              place,
              `Service ${manifest.namespace}/${backend.service} is not in the files; without it ${then}`,
              "correct the name, or add the Service's file",
          );
}

function port(group: TargetGroup): Remark[] {
    if (group.portCalled(group.backend.port)) return [];
    return [
        error(
            "no-service-port",
            group.portPlace,
            `Service ${group.backend.service} has no port ${group.backend.port}`,
            `write one of ${group.ports.map(({ name, port }) => name ?? port).join(", ")}`,
        ),
    ];
}

function kind(group: TargetGroup): Remark[] {
    const { backend, service } = group;
    if (group.effective("target-type") !== "instance") return [];
    if ((service?.text("spec", "type") ?? "ClusterIP") === "ClusterIP") {
        return [
            error(
                "no-node-port",
                backend.servicePlace,
                `Service ${backend.service} is of type ClusterIP, which instance targets can't reach; the controller does not reconcile the Ingress`,
                "make the Service a NodePort, or set alb.ingress.kubernetes.io/target-type: ip",
            ),
        ];
    }
    const port = group.portCalled(backend.port);
    const isWithout =
        service?.get("spec", "allocateLoadBalancerNodePorts") === false &&
        port !== undefined &&
        port.nodePort === undefined;
    return isWithout
        ? [
              // The controller's default-target-type may be ip.
              errorIf(group.get("target-type") !== undefined)(
                  "no-node-port",
                  group.portPlace,
                  `port ${backend.port} of Service ${backend.service} has no node port, which instance targets need; the controller does not reconcile the Ingress`,
                  "take allocateLoadBalancerNodePorts: false out of the Service, or set alb.ingress.kubernetes.io/target-type: ip",
              ),
          ]
        : [];
}

/** A Service's annotations win, and a reader of the Ingress does not see them. */
function precedence(group: TargetGroup): Remark[] {
    const { ingress, service } = group;
    if (service === undefined) return [];
    const wins = ON_SERVICE.filter((name) => {
        const [own, other] = [group.onService(name), ingress.get(name)];
        return own !== undefined && other !== undefined && own !== other;
    }).map((name) =>
        error(
            "service-wins",
            ingress.keyPlace(name),
            `${name} is ${group.onService(name) ?? ""}, because the one on Service ${service.name} wins`,
            "take it out of the Service",
        ),
    );
    const onService = HEALTH.filter((name) => group.onService(name) !== undefined);
    const isSplit =
        onService.length > 0 && [...ON_SERVICE].some((name) => ingress.written(name) !== undefined);
    return [
        ...wins,
        ...(isSplit && wins.length === 0
            ? onService
                  .slice(0, 1)
                  .map((name) =>
                      warning(
                          "split-target-group",
                          service.keyPlace("metadata", "annotations", ALB_PREFIX + name),
                          `${name} is on the Service, but other settings of the same target group are on Ingress ${ingress.manifest.name}`,
                          "keep them together, on the Ingress",
                      ),
                  )
            : []),
    ];
}
