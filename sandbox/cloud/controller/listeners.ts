import { isProps, list, type Props, show, text, texts } from "../values";
import { isIssued } from "../aws/route53/records";
import type { Entity } from "../world/entity";
import type { World } from "../world/world";
import { annotationsOf, BuildError } from "./annotations";
import type { Listener, TargetGroup } from "./model";
import { mutualAuthentication } from "./mutual-authentication";
import { buildRules, optimized } from "./rules";

const DEFAULT_POLICY = "ELBSecurityPolicy-2016-08";

/** pkg/ingress/model_build_listener.go: the listeners of a group, each with the rules of its Ingresses in order. */
export function buildListeners(world: World, members: Entity[]) {
    const listeners = new Map<number, Listener>();
    const targetGroups = new Map<string, TargetGroup>();
    const redirect = sslRedirect(members);
    for (const ingress of members) {
        for (const { protocol, port } of listenPorts(ingress)) {
            const fresh = newListener(world, ingress, protocol, port);
            const listener = listeners.get(port) ?? fresh;
            if (listener.protocol !== protocol) {
                throw new BuildError(`conflicting protocol: ${listener.protocol} | ${protocol}`);
            }
            listener.certificates = [...new Set([...listener.certificates, ...fresh.certificates])];
            listener.sslPolicy = agreed("sslPolicy", listener.sslPolicy, fresh.sslPolicy);
            listener.mutualAuthentication = agreed(
                "mTLS Attributes",
                listener.mutualAuthentication,
                fresh.mutualAuthentication,
            );
            listeners.set(port, listener);
            if (protocol === "HTTP" && redirect !== undefined) continue;
            for (const { rule, resolved } of buildRules(world, ingress)) {
                listener.rules.push({ ...rule, action: resolved.action });
                for (const group of resolved.targetGroups) targetGroups.set(group.key, group);
            }
        }
    }
    for (const listener of listeners.values()) listener.rules = optimized(listener, listener.rules);
    for (const listener of listeners.values()) {
        if (listener.protocol === "HTTPS") listener.sslPolicy ??= DEFAULT_POLICY;
    }
    if (redirect !== undefined) {
        const target = listeners.get(redirect);
        const port = String(redirect);
        if (!target) throw new BuildError(`listener does not exist for SSLRedirect port: ${port}`);
        if (target.protocol !== "HTTPS") {
            throw new BuildError(`listener protocol non-SSL for SSLRedirect port: ${port}`);
        }
        for (const listener of listeners.values()) {
            if (listener.protocol === "HTTPS") continue;
            listener.defaultAction = {
                type: "redirect",
                statusCode: "HTTP_301",
                port,
                protocol: "HTTPS",
            };
        }
    }
    return { listeners: [...listeners.values()], targetGroups: [...targetGroups.values()] };
}

/** What one member of the group sets applies to those that set nothing; two may not differ. */
function agreed<T>(what: string, before: T | undefined, own: T | undefined): T | undefined {
    if (before === undefined || own === undefined) return before ?? own;
    if (JSON.stringify(before) === JSON.stringify(own)) return before;
    throw new BuildError(`conflicting ${what}: ${JSON.stringify(before)} | ${JSON.stringify(own)}`);
}

function sslRedirect(members: Entity[]): number | undefined {
    const ports = new Set(members.flatMap((i) => annotationsOf(i).integer("ssl-redirect") ?? []));
    if (ports.size > 1) throw new BuildError(`conflicting sslRedirect: ${[...ports].join(" | ")}`);
    return [...ports][0];
}

function listenPorts(ingress: Entity): { protocol: string; port: number }[] {
    const annotations = annotationsOf(ingress);
    const entries = annotations.json("listen-ports");
    if (entries === undefined) {
        const secure = annotations.string("certificate-arn") !== undefined;
        return [secure ? { protocol: "HTTPS", port: 443 } : { protocol: "HTTP", port: 80 }];
    }
    if (!Array.isArray(entries) || !entries.every(isProps)) {
        throw new BuildError(`failed to parse listen-ports configuration: ${show(entries)}`);
    }
    if (entries.length === 0) throw new BuildError("empty listen-ports configuration: []");
    return entries.flatMap((entry) =>
        Object.entries(entry).map(([protocol, port]) => {
            if (typeof port !== "number") {
                throw new BuildError(
                    `failed to parse listen-ports configuration: ${show(entries)}`,
                );
            }
            if (port < 1 || port > 65535) {
                throw new BuildError(`listen port must be within [1, 65535]: ${String(port)}`);
            }
            if (!["HTTP", "HTTPS"].includes(protocol)) {
                throw new BuildError(`listen protocol must be within [HTTP, HTTPS]: ${protocol}`);
            }
            return { protocol, port };
        }),
    );
}

function newListener(world: World, ingress: Entity, protocol: string, port: number): Listener {
    const annotations = annotationsOf(ingress);
    const secure = protocol === "HTTPS";
    return {
        port,
        protocol,
        certificates: secure
            ? (annotations.list("certificate-arn") ?? discovered(world, ingress))
            : [],
        sslPolicy: secure ? annotations.string("ssl-policy") : undefined,
        mutualAuthentication: secure ? mutualAuthentication(ingress, port) : undefined,
        defaultAction: { type: "fixed-response", statusCode: "404" },
        rules: [],
    };
}

/** pkg/certs/cert_discovery.go: by the hosts of `tls` and of the rules. */
function discovered(world: World, ingress: Entity): string[] {
    const hosts = [
        ...list<Props>(ingress.inputs, "spec.tls").flatMap((tls) => texts(tls, "hosts")),
        ...list(ingress.inputs, "spec.rules").flatMap((rule) => text(rule, "host") ?? []),
    ];
    const issued = world
        .all("aws:acm/certificate:Certificate")
        .filter(({ id }) => isIssued(world, id));
    return hosts.map((host) => {
        const fits = [host, host.replace(/^[^.]+/, "*")];
        const found = issued.find(({ inputs }) =>
            [text(inputs, "domainName") ?? "", ...texts(inputs, "subjectAlternativeNames")].some(
                (name) => fits.includes(name),
            ),
        );
        if (found === undefined) throw new BuildError(`no certificate found for host: ${host}`);
        return found.id;
    });
}
