import { ALB_PREFIX } from "../../../components/edge/alb/annotation";
import { type AnnotationName, annotationOf } from "../../../components/edge/alb/annotation-table";
import { asObject } from "../../render/state";
import type { Answer, Stop } from "../answer";
import { type GatewayService, podPortOf } from "../gateway-service";
import type { Connection } from "../mesh/entrance";
import type { Resources } from "../resources";
import type { Target } from "./rule";

/** Where a rule's requests go on: into the gateway, or out of the trace. */
export function targetStop(
    targets: readonly Target[],
    gateways: readonly GatewayService[],
    resources: Resources,
): { stop: Stop; inside: { gateway: GatewayService; connection: Connection } | undefined } {
    const found = targets.map((target) => ({
        ...target,
        ...described(target, gateways, resources),
    }));
    const inside = found.flatMap(({ gateway, connection }) =>
        gateway && connection ? [{ gateway, connection }] : [],
    )[0];
    const groups = found.map(({ name, percent }) => ({ targetGroup: name, percent }));
    const says = found.flatMap(({ percent, says }) =>
        says.map((line, index) => (index === 0 ? `${percent} % to ${line}` : line)),
    );
    const answer: Answer = { by: "target-group", targetGroups: groups };
    return {
        stop: {
            step: {
                step: "Target group",
                says: [
                    ...says,
                    "Only AWS knows whether its targets are healthy; without a healthy one the ALB sends to all of them.",
                ],
                facts: { targetGroups: groups },
            },
            // Beside others, the gateway answers for its share alone.
            ...((inside === undefined || groups.length > 1) && { answer }),
        },
        inside,
    };
}

interface Described {
    name: string;
    says: string[];
    gateway?: GatewayService;
    connection?: Connection;
}

function described(
    { arn, service }: Target,
    gateways: readonly GatewayService[],
    resources: Resources,
): Described {
    if (service === undefined) return ofArn(arn ?? "", resources);
    const { ingress } = service.rule;
    const { namespace } = ingress.manifest;
    const gateway = gateways.find(
        (one) => one.name === service.name && one.namespace === namespace,
    );
    const annotation = (name: AnnotationName) =>
        gateway?.annotations[ALB_PREFIX + name] ??
        ingress.get(name) ??
        annotationOf(name)?.fallback ??
        "";
    const protocol = annotation("backend-protocol");
    const version = annotation("backend-protocol-version");
    const type = annotation("target-type");
    const checked = annotation("healthcheck-protocol") || protocol;
    const name = `${namespace}/${service.name}:${service.port}`;
    const port = gateway?.portCalled(service.port);
    const node = port?.nodePort === undefined ? "a node port" : `node port ${port.nodePort}`;
    const says = [
        `Service ${name}, ${type === "ip" ? "to its pods" : `by ${node}`}, with ${protocol} (${version}).`,
        `Health check: ${checked} ${annotation("healthcheck-path") || "/"} on ${annotation("healthcheck-port")} must answer ${annotation("success-codes")}.`,
    ];
    if (gateway === undefined || port === undefined) return { name, says };
    // An ALB sends no server name to its targets.
    const connection = {
        port: port.port,
        podPort: podPortOf(port),
        tls: protocol === "HTTPS",
        serverName: undefined,
    };
    return { name, says, gateway, connection };
}

function ofArn(arn: string, resources: Resources): Described {
    const group = resources.withArn("aws:lb/targetGroup:TargetGroup", arn);
    if (group === undefined) return { name: arn, says: [`${arn}, which is none of this stack's.`] };
    const { targetType, protocol, port, healthCheck } = group.inputs;
    const targets = resources
        .ofType("aws:lb/targetGroupAttachment:TargetGroupAttachment")
        .filter(({ inputs }) => inputs.targetGroupArn === arn)
        .map(({ inputs }) => String(inputs.targetId));
    const by = targetType === "lambda" ? "" : ` by ${String(protocol)} on port ${String(port)}`;
    const check = asObject(healthCheck);
    return {
        name: arn,
        says: [
            `${arn}: ${targets.join(", ") || "no targets"}${by}.`,
            ...(typeof check.path !== "string"
                ? []
                : [
                      `Health check: ${String(check.protocol)} ${check.path} must answer ${String(check.matcher)}.`,
                  ]),
        ],
    };
}
