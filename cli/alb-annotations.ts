import { ALB_PREFIX } from "../components/edge/alb/annotation";
import { asObject } from "./render/state";

/** What an Ingress says to the AWS Load Balancer Controller, without the prefix. */
export function albAnnotations(
    ingress: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
    const all = Object.entries(asObject(asObject(ingress.metadata).annotations));
    return Object.fromEntries(
        all
            .filter(([key]) => key.startsWith(ALB_PREFIX))
            .map(([key, value]) => [key.slice(ALB_PREFIX.length), value]),
    );
}
