import { entryOf } from "../../../components/values/entry-of";
import { ALB_PREFIX } from "../../../components/edge/alb/annotation";
import { NEW_ANNOTATIONS, NLB_PREFIX } from "../nlb-annotations";
import type { NlbService } from "../nlb-service";
import { type Remark, warning } from "../remark";

const CURE =
    "write spec.loadBalancerClass: service.k8s.aws/nlb in its place; an existing Service must be recreated for that";

/** What an ALB's target group has for an annotation of an NLB. */
const OF_THE_ALB: Readonly<Record<string, string>> = {
    "backend-protocol": "backend-protocol",
    "healthcheck-healthy-threshold": "healthy-threshold-count",
    "healthcheck-interval": "healthcheck-interval-seconds",
    "healthcheck-path": "healthcheck-path",
    "healthcheck-port": "healthcheck-port",
    "healthcheck-protocol": "healthcheck-protocol",
    "healthcheck-success-codes": "success-codes",
    "healthcheck-timeout": "healthcheck-timeout-seconds",
    "healthcheck-unhealthy-threshold": "unhealthy-threshold-count",
    "nlb-target-type": "target-type",
    "target-group-attributes": "target-group-attributes",
};

/** The annotation's value decides which of two controllers takes the Service, and one is not the one meant. */
export function makerRemarks(service: NlbService): Remark[] {
    const type = service.get("type");
    if (type === undefined) return [];
    if (type === "external") {
        return service.get("nlb-target-type") === undefined
            ? [
                  warning(
                      "old-load-balancer",
                      service.valuePlace("type"),
                      "type external needs nlb-target-type; without it the controller takes the Service only if its webhook sets the class",
                      `add ${NLB_PREFIX}nlb-target-type: instance or ip`,
                  ),
              ]
            : [];
    }
    const passedOver = NEW_ANNOTATIONS.filter((name) => service.get(name) !== undefined);
    const and = passedOver.length > 0 ? ` and ignores ${passedOver.join(", ")}` : "";
    return [
        warning(
            "old-load-balancer",
            service.valuePlace("type"),
            type === "nlb"
                ? `type nlb is for Kubernetes' older built-in controller, which takes the Service unless a webhook sets its class${and}`
                : `type ${type} is not a type of NLB; Kubernetes' older built-in controller makes a Classic Load Balancer unless a webhook sets the Service's class${and}`,
            CURE,
        ),
    ];
}

/** Annotations for an NLB on a Service that none is made of. */
export function withoutMaker(service: NlbService, isBehindIngress: boolean): Remark[] {
    const kind = service.manifest.text("spec", "type") ?? "ClusterIP";
    return service.annotations.map(([name]) => {
        const instead = entryOf(OF_THE_ALB, name);
        return warning(
            "unused-annotation",
            service.keyPlace(name),
            `${NLB_PREFIX}${name} has no effect: a Service of type ${kind} gets no NLB`,
            isBehindIngress && instead !== undefined
                ? `for the ALB write ${ALB_PREFIX}${instead}`
                : "take it out, or make it a LoadBalancer with spec.loadBalancerClass: service.k8s.aws/nlb",
        );
    });
}
