import { NLB_PREFIX } from "../nlb-annotations";
import type { NlbService } from "../nlb-service";
import { error, type Remark, warning } from "../remark";
import { parseList } from "../string-map";
import { certificateArns } from "./certificate-arns";

/** TLS of an NLB's listeners, and behind them. */
export function tlsRemarks(service: NlbService): Remark[] {
    return [
        ...strangers(service),
        ...(service.get("ssl-cert") === undefined
            ? withoutCertificate(service)
            : [...certificates(service), ...everywhere(service), ...behind(service)]),
    ];
}

/** The controller does not reconcile a Service without such a port, with or without a certificate. */
function strangers(service: NlbService): Remark[] {
    const known = service.ports.flatMap(({ name, port }) => [name ?? port, port]);
    const named = [...new Set(service.ports.map(({ name, port }) => name ?? port))];
    return parseList(service.get("ssl-ports") ?? "")
        .filter((port) => !known.includes(port))
        .map((port) =>
            error(
                "no-service-port",
                service.valuePlace("ssl-ports"),
                `ssl-ports names ${port}, which is not a port of the Service; the controller does not reconcile the Service`,
                `write one or more of ${named.join(", ")}`,
            ),
        );
}

/** Annotations for TLS on an NLB without a TLS listener. */
function withoutCertificate(service: NlbService): Remark[] {
    const isMeant: Readonly<Record<string, (value: string) => boolean>> = {
        "ssl-ports": () => true,
        "ssl-negotiation-policy": () => true,
        "alpn-policy": (policy) => policy !== "None",
        "backend-protocol": (protocol) => protocol === "ssl",
    };
    return Object.entries(isMeant)
        .filter(([name, isTls]) => {
            const value = service.get(name);
            return value !== undefined && isTls(value);
        })
        .map(([name]) =>
            warning(
                "unused-annotation",
                service.keyPlace(name),
                `${name} has no effect without ssl-cert: the NLB does not terminate TLS`,
                `add ${NLB_PREFIX}ssl-cert, or take it out`,
            ),
        );
}

function certificates(service: NlbService): Remark[] {
    return certificateArns("ssl-cert", service.get("ssl-cert"), service.valuePlace("ssl-cert"));
}

/** A lone port is meant; one that is known to be plain is not. */
function everywhere(service: NlbService): Remark[] {
    const { ports } = service;
    const plain = ports.filter(
        ({ name, port, protocol }) =>
            protocol === "TCP" && /^(80|15021|http2?|status-port)$/.test(name ?? port),
    );
    const tls = ports.filter((port) => !plain.includes(port));
    return service.get("ssl-ports") === undefined && plain.length > 0 && ports.length > 1
        ? [
              error(
                  "tls-everywhere",
                  service.keyPlace("ssl-cert"),
                  "without ssl-ports every port uses TLS, also plain ones and the status port",
                  `add ${NLB_PREFIX}ssl-ports: ${tls.map(({ name, port }) => name ?? port).join(", ") || "https"}`,
              ),
          ]
        : [];
}

/** The controller supports one value, and treats every other one as tcp silently. */
function behind(service: NlbService): Remark[] {
    const protocol = service.get("backend-protocol");
    if (protocol === "ssl") return [];
    if (/^(https|tls|ssl)$/i.test(protocol ?? "")) {
        return [
            error(
                "malformed-value",
                service.valuePlace("backend-protocol"),
                `backend-protocol ${protocol ?? ""} is treated as tcp: the NLB terminates TLS and sends plain text to the targets`,
                "write ssl",
            ),
        ];
    }
    return service.manifest.list("spec", "ports").some((_, index) => hasTls(service, index))
        ? [
              warning(
                  "plain-to-tls",
                  service.keyPlace("ssl-cert"),
                  "the NLB terminates TLS and sends plain TCP to the targets; a target that expects TLS does not answer",
                  `add ${NLB_PREFIX}backend-protocol: ssl, or send the TLS port to a plain targetPort`,
              ),
          ]
        : [];
}

/** Whether a port leads where TLS is usual. */
function hasTls({ manifest }: NlbService, index: number): boolean {
    const target =
        manifest.get("spec", "ports", index, "targetPort") ??
        manifest.get("spec", "ports", index, "port");
    return /^(443|8443|https)$/.test(String(target));
}
