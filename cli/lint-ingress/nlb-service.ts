import type { Place } from "./finding";
import type { Manifest } from "./manifest";
import { NEW_ANNOTATIONS, NLB_PREFIX } from "./nlb-annotations";
import { parseBool } from "./parse-bool";

const CONTROLLER_CLASS = "service.k8s.aws/nlb";
const AUTO_MODE_CLASS = "eks.amazonaws.com/nlb";

/**
 * Who makes a load balancer of a Service: the controller; EKS Auto Mode; the one of them that gives new
 * Services its class by a webhook, if any does, else Kubernetes' own older controller; nobody; or one
 * that is not ours to judge.
 */
export type Maker = "controller" | "auto-mode" | "webhook" | "nobody" | "other";

export interface Port {
    name: string | undefined;
    port: string;
    protocol: string;
    nodePort: number | undefined;
}

/** A Service as its annotations for an NLB describe it. */
export class NlbService {
    constructor(public readonly manifest: Manifest) {}

    /** As the controller decides it (3.5.0: `pkg/service/service_utils.go`, `webhooks/core/service_mutator.go`). */
    public get maker(): Maker {
        const type = this.get("type");
        const target = this.get("nlb-target-type");
        switch (this.manifest.text("spec", "loadBalancerClass") ?? "") {
            case CONTROLLER_CLASS:
                return "controller";
            case AUTO_MODE_CLASS:
                return "auto-mode";
            case "":
                break;
            default:
                return "other";
        }
        if (type === "nlb-ip") return "controller";
        if (type === "external" && (target === "ip" || target === "instance")) return "controller";
        if (this.manifest.text("spec", "type") !== "LoadBalancer") return "nobody";
        const isForNlb = type !== undefined || NEW_ANNOTATIONS.some((name) => this.get(name));
        return isForNlb ? "webhook" : "other";
    }

    /** Annotations for a load balancer of AWS, by their names without prefix, as they are written. */
    public get annotations(): [name: string, value: unknown][] {
        return this.manifest
            .entries("metadata", "annotations")
            .filter(([key]) => key.startsWith(NLB_PREFIX))
            .map(([key, value]) => [key.slice(NLB_PREFIX.length), value]);
    }

    public get(name: string): string | undefined {
        return this.manifest.text("metadata", "annotations", NLB_PREFIX + name);
    }

    /** `nlb-ip` means ip; all but ip is instance. */
    public get targetType(): "instance" | "ip" {
        return this.get("type") === "nlb-ip" || this.get("nlb-target-type") === "ip"
            ? "ip"
            : "instance";
    }

    /** What it will be; undefined where the annotation says something that is refused. */
    public get scheme(): "internal" | "internet-facing" | undefined {
        const scheme = this.get("scheme");
        if (scheme === "internal" || scheme === "internet-facing") return scheme;
        if (scheme !== undefined) return undefined;
        return parseBool(this.get("internal") ?? "") === false ? "internet-facing" : "internal";
    }

    public get ports(): Port[] {
        return this.manifest.list("spec", "ports").map((_, index) => {
            const nodePort = this.manifest.get("spec", "ports", index, "nodePort");
            return {
                name: this.manifest.text("spec", "ports", index, "name"),
                port: String(this.manifest.get("spec", "ports", index, "port")),
                protocol: this.manifest.text("spec", "ports", index, "protocol") ?? "TCP",
                nodePort: typeof nodePort === "number" ? nodePort : undefined,
            };
        });
    }

    public keyPlace(name: string): Place {
        return this.manifest.keyPlace("metadata", "annotations", NLB_PREFIX + name);
    }

    public valuePlace(name: string): Place {
        return this.manifest.valuePlace("metadata", "annotations", NLB_PREFIX + name);
    }
}
