import { stringify } from "yaml";

import { Cluster } from "../../lint-ingress/cluster";
import { Ingress } from "../../lint-ingress/ingress";
import { groupsOf, type IngressGroup } from "../../lint-ingress/ingress-group";
import { parseManifests } from "../../lint-ingress/read";
import { asObject } from "../../render/state";
import type { KubernetesObject, Resources } from "../resources";

/** An ALB: the Ingresses that the controller makes it of. */
export interface LoadBalancer {
    group: IngressGroup;
    /** Undefined until the controller has reported it. */
    hostname: string | undefined;
}

const INGRESS_API = "networking.k8s.io";

/** The ALBs of a stack. */
export function loadBalancersOf(resources: Resources): LoadBalancer[] {
    const ingresses = resources.ofKind(INGRESS_API, "Ingress");
    const shown = [
        ...ingresses,
        ...resources.ofKind(INGRESS_API, "IngressClass"),
        ...resources.ofKind("elbv2.k8s.aws", "IngressClassParams"),
        ...resources.ofKind("v1", "Service"),
    ];
    const manifests = shown.flatMap(({ kind, namespace, name, object }) =>
        parseManifests(`${kind} ${namespace}/${name}`, stringify(object)),
    );
    const cluster = new Cluster(manifests);
    const groups = groupsOf(cluster.ofKind("Ingress").map((one) => new Ingress(one, cluster)));
    return [...new Set(groups.values())].map((group) => ({
        group,
        hostname: group.members
            .flatMap(({ manifest }) =>
                ingresses.filter(
                    ({ name, namespace }) =>
                        name === manifest.name && namespace === manifest.namespace,
                ),
            )
            .map(hostnameOf)
            .find((hostname) => hostname !== undefined),
    }));
}

/** What a load balancer's Ingress or Service reports of its address. */
export function hostnameOf({ status }: Pick<KubernetesObject, "status">): string | undefined {
    const { ingress } = asObject(asObject(status).loadBalancer);
    const { hostname } = asObject(Array.isArray(ingress) ? ingress[0] : undefined);
    return typeof hostname === "string" ? hostname : undefined;
}
