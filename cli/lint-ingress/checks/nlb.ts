import { nearest } from "../../../components/config/nearest";
import type { Manifest } from "../manifest";
import { NLB_ANNOTATIONS, NLB_FAMILY, NLB_PREFIX } from "../nlb-annotations";
import { error, type Remark, warning } from "../remark";

const CLASS = "service.k8s.aws/nlb";
const ANNOTATIONS = ["metadata", "annotations"] as const;

/** A Service that the controller makes an NLB of. Other Services have other controllers. */
export function nlbRemarks(service: Manifest): Remark[] {
    const type = get(service, "type");
    const isOurs =
        service.text("spec", "loadBalancerClass") === CLASS ||
        type === "external" ||
        type === "nlb-ip";
    return isOurs
        ? [...unknown(service), ...tls(service), ...proxy(service), ...ports(service)]
        : [];
}

function unknown(service: Manifest): Remark[] {
    return service
        .entries(...ANNOTATIONS)
        .map(([key]) => key)
        .filter((key) => key.startsWith(NLB_PREFIX))
        .filter((key) => {
            const name = key.slice(NLB_PREFIX.length);
            return !NLB_ANNOTATIONS.includes(name) && !name.startsWith(NLB_FAMILY);
        })
        .map((key) => {
            const meant = nearest(key.slice(NLB_PREFIX.length), NLB_ANNOTATIONS);
            return error(
                "unknown-annotation",
                service.keyPlace(...ANNOTATIONS, key),
                `${key} is unknown to the controller, which ignores it`,
                meant === undefined ? "take it out" : `did you mean ${NLB_PREFIX}${meant}?`,
            );
        });
}

function tls(service: Manifest): Remark[] {
    if (get(service, "ssl-cert") === undefined) return [];
    const place = service.keyPlace(...ANNOTATIONS, `${NLB_PREFIX}ssl-cert`);
    return [
        ...(get(service, "ssl-ports") === undefined
            ? [
                  error(
                      "tls-everywhere",
                      place,
                      "without ssl-ports every port speaks TLS, plain ones and the status port too",
                      `add ${NLB_PREFIX}ssl-ports: https`,
                  ),
              ]
            : []),
        ...(get(service, "backend-protocol") === undefined
            ? [
                  warning(
                      "plain-to-tls",
                      place,
                      "the NLB ends TLS and sends plain TCP to the targets; a target that speaks TLS does not answer",
                      `add ${NLB_PREFIX}backend-protocol: ssl, or lead the TLS port to a plain targetPort`,
                  ),
              ]
            : []),
    ];
}

function proxy(service: Manifest): Remark[] {
    const value = get(service, "proxy-protocol");
    return value === undefined || value === "*"
        ? []
        : [
              error(
                  "malformed-value",
                  service.valuePlace(...ANNOTATIONS, `${NLB_PREFIX}proxy-protocol`),
                  "proxy-protocol takes * only; the controller gives the Service up",
                  'write "*"',
              ),
          ];
}

function ports(service: Manifest): Remark[] {
    const check = get(service, "healthcheck-port");
    const isInstance = (get(service, "nlb-target-type") ?? "instance") === "instance";
    const published = service
        .list("spec", "ports")
        .map((_, index) => ["spec", "ports", index] as const)
        .filter((at) => service.get(...at, "port") === 15021);
    return [
        ...published.map((at) =>
            warning(
                "status-port-published",
                service.valuePlace(...at, "port"),
                "each port of the Service gets a listener, so the gateway's status port is open to all clients",
                "take the port out; ip targets can be checked on 15021 without it",
            ),
        ),
        ...(check !== undefined && /^\d+$/.test(check) && isInstance && Number(check) < 30_000
            ? [
                  error(
                      "health-port",
                      service.valuePlace(...ANNOTATIONS, `${NLB_PREFIX}healthcheck-port`),
                      `the health check asks port ${check} of the nodes, which is no node port`,
                      "write the name of the Service's port: it finds the node port",
                  ),
              ]
            : []),
        ...(get(service, "scheme") === undefined && get(service, "internal") === undefined
            ? [
                  warning(
                      "internal-by-default",
                      service.annotationsPlace,
                      "has no scheme, so the NLB is internal",
                      `write ${NLB_PREFIX}scheme: internal or internet-facing`,
                  ),
              ]
            : []),
    ];
}

function get(service: Manifest, name: string): string | undefined {
    return service.text(...ANNOTATIONS, NLB_PREFIX + name);
}
