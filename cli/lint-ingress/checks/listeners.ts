import { groupSays } from "../group-says";
import type { Ingress } from "../ingress";
import { type Check, error, type Remark, warning } from "../remark";

/** TLS policies that let a client speak TLS 1.0 or 1.1 (ELB user guide, security policies). */
const OLD_POLICY =
    /^ELBSecurityPolicy-(2016-08|2015-05|TLS-1-[01]-2017-01|FS-2018-06|FS-1-1-2019-08|TLS13-1-[01]-2021-06)$/;
const MODERN = "ELBSecurityPolicy-TLS13-1-2-2021-06";

/** What listens, and with what. */
export const listenerChecks: Check = (ingress) => {
    const { listeners } = ingress;
    if (listeners === undefined) return [];
    const tls = listeners.filter(({ protocol }) => protocol === "HTTPS");
    return [
        ...redirect(ingress),
        ...(tls.length > 0 ? [...certificate(ingress), ...policy(ingress)] : unused(ingress)),
        ...mutualTls(ingress),
        ...attributes(ingress),
    ];
};

function redirect(ingress: Ingress): Remark[] {
    const listeners = ingress.listeners ?? [];
    const port = ingress.get("ssl-redirect");
    const place = ingress.valuePlace("ssl-redirect");
    const ports = listeners.filter(({ protocol }) => protocol === "HTTPS").map((l) => l.port);
    if (port !== undefined) {
        const target = listeners.find((listener) => String(listener.port) === port);
        if (target?.protocol === "HTTPS") return [];
        const problem = target ? "which speaks HTTP" : "where nothing listens";
        return [
            error(
                "redirect-port",
                place,
                `ssl-redirect leads to port ${port}, ${problem}; the controller gives the Ingress up`,
                ports.length > 0
                    ? `write "${ports[0] ?? ""}"`
                    : 'add {"HTTPS": 443} to listen-ports',
            ),
        ];
    }
    const isMeant = ingress.annotations.some(([name]) => /^actions\..*redirect/.test(name));
    return ports.length === 0 || ports.length === listeners.length || isMeant
        ? []
        : [
              warning(
                  "plain-http",
                  ingress.keyPlace("listen-ports"),
                  "the HTTP listener forwards in plain text, because nothing redirects",
                  `add alb.ingress.kubernetes.io/ssl-redirect: "${ports[0] ?? 443}"`,
              ),
          ];
}

function certificate(ingress: Ingress): Remark[] {
    const { manifest, routes } = ingress;
    const given = ingress.get("certificate-arn");
    const named = manifest.list("spec", "tls").map((_, index) => {
        return manifest.text("spec", "tls", index, "hosts", 0);
    });
    const hosts = [...routes.map(({ host }) => host), ...named];
    if (given === undefined && hosts.some((host) => host !== undefined)) return [];
    if (given === undefined && ingress.get("create-acm-cert") !== "true") {
        return [
            error(
                "no-certificate",
                ingress.keyPlace("listen-ports"),
                "HTTPS has no certificate, and without a host none can be found in ACM",
                "add alb.ingress.kubernetes.io/certificate-arn",
            ),
        ];
    }
    return (given ?? "")
        .split(",")
        .map((arn) => arn.trim())
        .filter((arn) => arn !== "" && !/^arn:[^:]+:(acm|iam):/.test(arn))
        .map((arn) =>
            error(
                "malformed-value",
                ingress.valuePlace("certificate-arn"),
                `certificate-arn has "${arn}", which is no ARN of a certificate`,
                "write arn:aws:acm:<region>:<account>:certificate/<id>",
            ),
        );
}

function policy(ingress: Ingress): Remark[] {
    const given = ingress.get("ssl-policy");
    if (given === undefined) {
        if (groupSays(ingress, "ssl-policy")) return [];
        return [
            warning(
                "old-tls",
                ingress.manifest.annotationsPlace,
                "has no ssl-policy, and the default of 2016 takes TLS 1.0",
                `add alb.ingress.kubernetes.io/ssl-policy: ${MODERN}`,
            ),
        ];
    }
    return OLD_POLICY.test(given)
        ? [
              warning(
                  "old-tls",
                  ingress.valuePlace("ssl-policy"),
                  `${given} takes TLS 1.0 or 1.1`,
                  `write ${MODERN}`,
              ),
          ]
        : [];
}

/** What concerns HTTPS, and nothing speaks it. */
function unused(ingress: Ingress): Remark[] {
    return (["certificate-arn", "ssl-policy"] as const)
        .filter((name) => ingress.written(name) !== undefined)
        .map((name) =>
            error(
                "unused-annotation",
                ingress.keyPlace(name),
                `${name} has no effect, because no listener speaks HTTPS`,
                'add {"HTTPS": 443} to listen-ports, or take it out',
            ),
        );
}

function mutualTls(ingress: Ingress): Remark[] {
    const entries = ingress.json("mutual-authentication");
    if (!Array.isArray(entries)) return [];
    const ports = entries.map((entry: unknown) => (Object(entry) as { port?: unknown }).port);
    return ports
        .filter(
            (port) => !ingress.listeners?.some((l) => l.port === port && l.protocol === "HTTPS"),
        )
        .filter((port) => typeof port === "number")
        .map((port) =>
            error(
                "mutual-authentication-port",
                ingress.valuePlace("mutual-authentication"),
                `mutual-authentication is for port ${port}, where no HTTPS listener is: it is ignored, and clients need no certificate`,
                "write the port of an HTTPS listener",
            ),
        );
}

function attributes(ingress: Ingress): Remark[] {
    const family = "listener-attributes.";
    return ingress.annotations
        .map(([name]) => name)
        .filter((name) => name.startsWith(family))
        .filter((name) => {
            const [protocol, port] = name.slice(family.length).split("-");
            return !ingress.listeners?.some(
                (l) => l.protocol === protocol && String(l.port) === port,
            );
        })
        .map((name) =>
            error(
                "unused-annotation",
                ingress.keyPlace(name),
                `${name} names no listener of listen-ports`,
                "write it as listener-attributes.HTTPS-443",
            ),
        );
}
