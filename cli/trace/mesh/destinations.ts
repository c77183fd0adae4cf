import { takesHost } from "../hosts";
import type { Resources } from "../resources";
import { destinationRulesOf, type DestinationRule, fullName, isSeenFrom } from "./objects";

/** What the mesh does for a service, or a version of it. */
export interface Policy {
    /** `namespace/name` of the DestinationRule; undefined where none holds. */
    rule: string | undefined;
    /** Labels of the pods of the version. */
    labels: Record<string, string> | undefined;
    /** Kinds of policies in force, as Istio names them: connectionPool, outlierDetection and so on. */
    policies: string[];
    /** Whether the version is one of the rule; a route to any other has no cluster, and answers 503. */
    hasVersion: boolean;
}

/** What holds for a service as the gateway sees it: the rule of its very name before one of a wildcard. */
export function policyOf(
    service: string,
    version: string | undefined,
    resources: Resources,
    viewer: string,
): Policy {
    const host = service.replace(/:\d+$/, "");
    const nameOf = ({ spec, namespace }: DestinationRule) => fullName(spec.host, namespace);
    const [rule] = destinationRulesOf(resources)
        .filter((one) => isSeenFrom(one, viewer))
        .filter((one) => takesHost(nameOf(one), host))
        .sort((one, other) => nameOf(other).length - nameOf(one).length);
    const subset = rule?.spec.subsets.find(({ name }) => name === version);
    return {
        rule: rule && `${rule.namespace}/${rule.name}`,
        labels: subset?.labels,
        policies: Object.keys({ ...rule?.spec.trafficPolicy, ...subset?.trafficPolicy }).sort(),
        hasVersion: version === undefined || subset !== undefined,
    };
}

/** Whether the stack itself declares a service: as a Service, or as a ServiceEntry. */
export function isDeclared(service: string, resources: Resources): boolean {
    const host = service.replace(/:\d+$/, "");
    const services = resources
        .ofKind("v1", "Service")
        .map(({ name, namespace }) => fullName(name, namespace));
    const entries = resources
        .ofKind("networking.istio.io", "ServiceEntry")
        .flatMap(({ spec }) => (spec as { hosts?: string[] }).hosts ?? []);
    return [...services, ...entries].some((name) => takesHost(name, host));
}
