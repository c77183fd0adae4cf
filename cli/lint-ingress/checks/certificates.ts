import type { Ingress } from "../ingress";
import { type IngressGroup, isHttps } from "../ingress-group";
import { type Check, error, errorIf, note, type Remark, warning } from "../remark";
import { certificateArns } from "./certificate-arns";

/** TLS policies that accept TLS 1.0 or 1.1 (ELB user guide, security policies). */
const OLD_POLICY =
    /^ELBSecurityPolicy-(2016-08|2015-05|TLS-1-[01]-2017-01|FS-2018-06|FS-1-1-2019-08|TLS13-1-[01]-2021-06)$/;
const MODERN = "ELBSecurityPolicy-TLS13-1-2-2021-06";

/** Certificates and TLS policies of the HTTPS listeners. */
export const certificateChecks: Check = (ingress, group) => {
    const { listeners } = ingress;
    if (listeners === undefined) return [];
    const ports = listeners.filter(isHttps).map(({ port }) => port);
    return [
        ...arns(ingress),
        ...(ports.length > 0
            ? [...certificate(ingress, group, ports), ...policy(ingress, group, ports)]
            : unused(ingress)),
        ...tlsBlock(ingress, ports.length > 0),
    ];
};

/** The certificates of a listener are those of all Ingresses that have it. */
function certificate(ingress: Ingress, group: IngressGroup, ports: readonly number[]): Remark[] {
    const isBare = ports.some((port) => {
        const members = group.membersOn(port);
        return members[0] === ingress && !members.some(hasCertificate);
    });
    if (!isBare) return [];
    const place = ingress.keyPlace("listen-ports");
    const what =
        "HTTPS has no certificate, and without a host the controller can't find one in ACM";
    const cure = "add alb.ingress.kubernetes.io/certificate-arn";
    return [
        errorIf(group.isWhole)(
            "no-certificate",
            place,
            group.isWhole ? what : `${what}, nor on another Ingress in the files`,
            cure,
        ),
    ];
}

/** Whether a certificate is given, made by the controller, or looked up by the hosts of rules and of spec.tls. */
function hasCertificate(ingress: Ingress): boolean {
    const { manifest, routes } = ingress;
    return (
        ingress.get("certificate-arn") !== undefined ||
        ingress.isTrue("create-acm-cert") ||
        routes.some(({ host }) => host !== undefined) ||
        manifest
            .list("spec", "tls")
            .some((_, index) => manifest.list("spec", "tls", index, "hosts").length > 0)
    );
}

function arns(ingress: Ingress): Remark[] {
    const place = ingress.valuePlace("certificate-arn");
    return certificateArns("certificate-arn", ingress.get("certificate-arn"), place);
}

function policy(ingress: Ingress, group: IngressGroup, ports: readonly number[]): Remark[] {
    const given = ingress.get("ssl-policy");
    if (given === undefined) {
        const isPolicySet = ports.every((port) =>
            group.membersOn(port).some((member) => member.get("ssl-policy") !== undefined),
        );
        return isPolicySet
            ? []
            : [
                  warning(
                      "old-tls",
                      ingress.manifest.annotationsPlace,
                      "has no ssl-policy, and the default policy of 2016 accepts TLS 1.0",
                      `add alb.ingress.kubernetes.io/ssl-policy: ${MODERN}`,
                  ),
              ];
    }
    return OLD_POLICY.test(given)
        ? [
              warning(
                  "old-tls",
                  ingress.valuePlace("ssl-policy"),
                  `${given} accepts TLS 1.0 or 1.1`,
                  `write ${MODERN}`,
              ),
          ]
        : [];
}

/** Annotations for HTTPS on an Ingress without an HTTPS listener. */
function unused(ingress: Ingress): Remark[] {
    return (["certificate-arn", "ssl-policy"] as const)
        .filter((name) => ingress.written(name) !== undefined)
        .map((name) =>
            error(
                "unused-annotation",
                ingress.keyPlace(name),
                `${name} has no effect, because no listener uses HTTPS`,
                'add {"HTTPS": 443} to listen-ports, or take it out',
            ),
        );
}

/** The controller uses only the hosts of spec.tls, to find certificates. */
function tlsBlock({ manifest }: Ingress, hasHttps: boolean): Remark[] {
    const entries = manifest.list("spec", "tls");
    if (entries.length === 0) return [];
    if (!hasHttps) {
        return [
            error(
                "unused-tls",
                manifest.keyPlace("spec", "tls"),
                "spec.tls does not make an HTTPS listener: this Ingress serves plain HTTP only",
                `add alb.ingress.kubernetes.io/listen-ports: '[{"HTTPS": 443}]'; the controller finds the certificate in ACM by host, or takes certificate-arn`,
            ),
        ];
    }
    return entries.flatMap((_, index) =>
        manifest.get("spec", "tls", index, "secretName") === undefined
            ? []
            : [
                  note(
                      "tls-secret",
                      manifest.keyPlace("spec", "tls", index, "secretName"),
                      "the controller does not read the Secret: certificates come from ACM or IAM",
                      "take secretName out, unless other software reads it",
                  ),
              ],
    );
}
