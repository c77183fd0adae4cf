import { withPrefix } from "./annotations";
import { ALB_PREFIX } from "./annotation";
import { annotationOf } from "./annotation-table";

/** Annotations that both Ingresses must have: the controller tags rules and target groups from their own Ingress only. */
const SHARED = ["group.name", "certificate-arn", "tags"];

/**
 * The annotations of the second Ingress of a group, for gRPC, from those of the first.
 *
 * HTTP2 and not GRPC: with GRPC the health check expects a gRPC status, which the gateway's status
 * port doesn't give. What is the load balancer's own stands on the first Ingress alone. The rules of
 * the second come first, before the one for every host; so do its certificates, hence the same ones.
 */
export function grpcAnnotations<Value>(
    first: Record<string, Value>,
): Record<string, Value | string> {
    const shared = Object.entries(first).filter(([key]) =>
        isOfEachIngress(key.slice(ALB_PREFIX.length)),
    );
    return {
        ...Object.fromEntries(shared),
        ...withPrefix({
            "group.order": "-10",
            "listen-ports": JSON.stringify([{ HTTPS: 443 }]),
            "backend-protocol-version": "HTTP2",
        }),
    };
}

function isOfEachIngress(annotation: string): boolean {
    return SHARED.includes(annotation) || annotationOf(annotation)?.of === "target-group";
}
