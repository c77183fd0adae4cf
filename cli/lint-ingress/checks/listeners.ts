import { idleRedirects } from "../action";
import type { Ingress } from "../ingress";
import { type IngressGroup, isHttps } from "../ingress-group";
import { outcomesOf, isPlain } from "../rule-outcome";
import { type Check, error, type Remark, warning } from "../remark";

/** What listens, and where HTTP leads to. */
export const listenerChecks: Check = (ingress, group) => [
    ...twice(ingress),
    ...(ingress.listeners === undefined
        ? []
        : [
              ...oddPorts(ingress),
              ...redirect(ingress, group),
              ...plain(ingress, group),
              ...mutualTls(ingress),
              ...attributes(ingress),
          ]),
];

function twice(ingress: Ingress): Remark[] {
    const written = ingress.writtenListeners ?? [];
    const both = new Set(
        written
            .filter((one) =>
                written.some((l) => l.port === one.port && l.protocol !== one.protocol),
            )
            .map(({ port }) => port),
    );
    return [...both].map((port) =>
        error(
            "two-protocols",
            ingress.valuePlace("listen-ports"),
            `port ${port} is listed with HTTP and HTTPS, but a listener has one protocol`,
            "give each its own port",
        ),
    );
}

/** Where a browser expects the other protocol. */
function oddPorts(ingress: Ingress): Remark[] {
    const place = ingress.valuePlace("listen-ports");
    return (ingress.listeners ?? []).flatMap(({ protocol, port }) => {
        if (port === 443 && protocol === "HTTP") {
            return [
                warning(
                    "odd-port",
                    place,
                    "port 443 uses HTTP, so requests to https:// fail",
                    'write {"HTTPS": 443}',
                ),
            ];
        }
        if (port !== 80 || protocol === "HTTP") return [];
        const what = "port 80 uses HTTPS, so requests to http:// fail";
        const cure = 'write {"HTTP": 80}';
        return [
            ingress.get("ssl-redirect") === undefined
                ? warning("odd-port", place, what, cure)
                : error("odd-port", place, `${what}, and ssl-redirect does not redirect it`, cure),
        ];
    });
}

function redirect(ingress: Ingress, group: IngressGroup): Remark[] {
    const port = ingress.get("ssl-redirect");
    if (port === undefined || !group.isReadable) return [];
    const target = group.listenerAt(Number(port));
    // A port with two protocols is another finding.
    if (group.hasHttpsOn(Number(port))) return [];
    const place = ingress.valuePlace("ssl-redirect");
    const https = group.portOf("HTTPS");
    const cure = https === undefined ? 'add {"HTTPS": 443} to listen-ports' : `write "${https}"`;
    const what = `ssl-redirect redirects to port ${port}`;
    return [
        target === undefined && !group.isWhole
            ? warning(
                  "redirect-port",
                  place,
                  `${what}, but no listener in these files has that port; unless another Ingress of the group has one, the controller stops reconciling the group`,
                  cure,
              )
            : error(
                  "redirect-port",
                  place,
                  `${what}, ${target ? "which uses HTTP" : "but no listener has that port"}; the controller does not reconcile the Ingress`,
                  cure,
              ),
    ];
}

function plain(ingress: Ingress, group: IngressGroup): Remark[] {
    const https = ingress.listeners?.find((l) => isHttps(l) && l.port !== 80);
    const isForwarded = outcomesOf(ingress, group).some((outcome) => isPlain(outcome, group));
    // An unused redirect is another finding.
    return https === undefined || !isForwarded || idleRedirects(ingress).length > 0
        ? []
        : [
              warning(
                  "plain-http",
                  ingress.keyPlace("listen-ports"),
                  "the HTTP listener forwards requests in plain text, because nothing redirects them to HTTPS",
                  `add alb.ingress.kubernetes.io/ssl-redirect: "${https.port}"`,
              ),
          ];
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
                `mutual-authentication is for port ${port}, which has no HTTPS listener: the controller ignores it, and clients need no certificate`,
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
