import { texts } from "../values";
import type { Entity } from "../world/entity";
import { BuildError, serviceAnnotations, type ServiceAnnotations } from "./annotations";
import type { Inbound } from "./inbound";

/** pkg/service/model_build_managed_sg.go: the field goes before the annotation; nothing given means everybody, unless a prefix list is. */
export function buildSourceRanges(service: Entity, annotations: ServiceAnnotations): Inbound {
    const field = texts(service.state, "spec.loadBalancerSourceRanges");
    const prefixLists = annotations.list("security-group-prefix-lists") ?? [];
    const annotated =
        serviceAnnotations(service)["service.beta.kubernetes.io/load-balancer-source-ranges"];
    const list = typeof annotated === "string" ? annotated.split(",").map((c) => c.trim()) : [];
    const cidrs = field.length > 0 ? field : list.filter((cidr) => cidr !== "");
    const ipv6 = cidrs.find((cidr) => cidr.includes(":"));
    if (ipv6 !== undefined) {
        throw new BuildError(`unsupported v6 cidr ${ipv6} when lb is not dualstack`);
    }
    const everybody = cidrs.length + prefixLists.length === 0;
    return { cidrs: everybody ? ["0.0.0.0/0"] : cidrs, prefixLists };
}
