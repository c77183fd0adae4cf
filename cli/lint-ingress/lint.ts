import { ALB_PREFIX } from "../../components/edge/alb/annotation";
import { accessChecks } from "./checks/access";
import { attributeRemarks } from "./checks/attributes";
import { authChecks } from "./checks/auth";
import { autoModeChecks } from "./checks/auto-mode";
import { backendChecks } from "./checks/backends";
import { certificateChecks } from "./checks/certificates";
import { classChecks } from "./checks/class";
import { gatewayHealthChecks } from "./checks/gateway-health";
import { groupChecks } from "./checks/group";
import { identityChecks } from "./checks/identity";
import { annotationRemarks } from "./checks/keys";
import { limitChecks } from "./checks/limits";
import { listenerChecks } from "./checks/listeners";
import { loadBalancerChecks } from "./checks/load-balancer";
import { nginxChecks } from "./checks/nginx";
import { nlbRemarks } from "./checks/nlb";
import { paramsChecks } from "./checks/params";
import { pathChecks } from "./checks/paths";
import { reachChecks } from "./checks/reach";
import { redirectChecks } from "./checks/redirects";
import { ruleChecks } from "./checks/rules";
import { schemaChecks } from "./checks/schema";
import { targetChecks } from "./checks/targets";
import { Cluster } from "./cluster";
import type { Finding } from "./finding";
import { Ingress } from "./ingress";
import { groupsOf, IngressGroup } from "./ingress-group";
import type { Manifest } from "./manifest";
import { type Check, findingOf } from "./remark";
import { targetGroupsOf } from "./target-group";

const CHECKS: readonly Check[] = [
    classChecks,
    schemaChecks,
    autoModeChecks,
    paramsChecks,
    loadBalancerChecks,
    listenerChecks,
    certificateChecks,
    authChecks,
    identityChecks,
    accessChecks,
    ruleChecks,
    pathChecks,
    reachChecks,
    redirectChecks,
    backendChecks,
    targetChecks,
    gatewayHealthChecks,
    nginxChecks,
    limitChecks,
    groupChecks,
];

/** Everything that is wrong with some manifests, which are looked at together; by file and line. */
export function lint(manifests: readonly Manifest[]): Finding[] {
    const cluster = new Cluster(manifests);
    const concerning = cluster
        .ofKind("Ingress")
        .map((manifest) => new Ingress(manifest, cluster))
        .filter(concernsUs);
    const ingresses = concerning.filter(({ isOurs }) => isOurs !== false);
    // What is written there for an ALB has no effect, so that it can't be wrong.
    const others = concerning.filter(({ isOurs }) => isOurs === false);
    const groups = groupsOf(ingresses);
    const ours = [...ingresses.map(({ manifest }) => manifest), ...cluster.ofKind("Service")];
    const findings = [
        ...ours.flatMap((manifest) =>
            [...annotationRemarks(manifest), ...attributeRemarks(manifest)].map((remark) =>
                findingOf(remark, manifest.title),
            ),
        ),
        ...[...groups].flatMap(([ingress, group]) =>
            CHECKS.flatMap((check) => check(ingress, group)).map((remark) =>
                findingOf(remark, ingress.manifest.title),
            ),
        ),
        ...others.flatMap((ingress) =>
            classChecks(ingress, new IngressGroup(undefined, [ingress])).map((remark) =>
                findingOf(remark, ingress.manifest.title),
            ),
        ),
        ...cluster
            .ofKind("Service")
            .flatMap((service) =>
                nlbRemarks(service, isBehind(service, ingresses)).map((remark) =>
                    findingOf(remark, service.title),
                ),
            ),
    ];
    return withoutRepetition(findings).sort(
        (a, b) => a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column,
    );
}

function isBehind(service: Manifest, ingresses: readonly Ingress[]): boolean {
    return ingresses.some((ingress) =>
        targetGroupsOf(ingress).some((group) => group.service === service),
    );
}

/** An Ingress of another controller is not ours to judge, unless it has annotations for this one. */
function concernsUs({ manifest, isOurs }: Ingress): boolean {
    return (
        isOurs === true || manifest.entries("metadata", "annotations").some(([key]) => isForUs(key))
    );
}

function isForUs(key: string): boolean {
    return key.startsWith(ALB_PREFIX) || /^(alb|aws)[^/]*ingress[^/]*\//.test(key);
}

/** One Service behind several paths or Ingresses would be told the same several times. */
function withoutRepetition(findings: readonly Finding[]): Finding[] {
    const seen = new Map(findings.map((finding) => [JSON.stringify(finding), finding]));
    return [...seen.values()];
}
