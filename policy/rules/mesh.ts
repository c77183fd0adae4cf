import {
    isMap,
    listAt,
    ofKind,
    ofType,
    type Resource,
    textsOf,
    UNKNOWN,
    valueAt,
} from "../resource";
import type { Rule } from "../rule";
import { teamNamespaces } from "../teams";

const NETWORKING = "networking.istio.io";
const ROOT_NAMESPACE = "istio-system";

export const mtlsStrict: Rule = {
    id: "mtls-strict",
    severity: "advisory",
    title: "Pods of the mesh accept mutual TLS only",
    reason: "With plain text accepted, any pod speaks to any other without saying who it is.",
    cure: "Write mesh-edge:mesh.security.mtls.mode: strict; namespaces that can't yet go to exceptNamespaces.",
    check: (resources) => {
        const all = ofKind(resources, "security.istio.io", "PeerAuthentication");
        const loose = all
            .filter((one) => ["PERMISSIVE", "DISABLE"].includes(modeOf(one)))
            .map((resource) => ({ resource, found: `The mode is ${modeOf(resource)}` }));
        const runsMesh = ofType(resources, "kubernetes:helm.sh/v3:Release").some(
            (release) => valueAt(release, "chart") === "istiod",
        );
        const isStrict = all.some(
            (one) =>
                valueAt(one, "metadata", "namespace") === ROOT_NAMESPACE &&
                valueAt(one, "spec", "selector") === undefined &&
                modeOf(one) === "STRICT",
        );
        return runsMesh && !isStrict
            ? [{ found: "No PeerAuthentication of the whole mesh is STRICT" }, ...loose]
            : loose;
    },
};

export const routesBound: Rule = {
    id: "routes-bound",
    severity: "mandatory",
    title: "A VirtualService names its gateways and to whom it is exported",
    reason: "Without gateways it takes its hosts over in every sidecar of the mesh (ISTIO-SECURITY-2026-002), and without exportTo every proxy holds it.",
    cure: "Write routes under mesh-edge:routes; in an object of your own, name spec.gateways without mesh, and spec.exportTo.",
    check: (resources) =>
        ofKind(resources, NETWORKING, "VirtualService").flatMap((resource) => {
            const gateways = valueAt(resource, "spec", "gateways");
            const exportTo = valueAt(resource, "spec", "exportTo");
            return [
                ...(isBound(gateways, "mesh") ? [] : ["Its gateways are those of the whole mesh"]),
                ...(isBound(exportTo, "*") ? [] : ["It is exported to every namespace"]),
            ].map((found) => ({ resource, found }));
        }),
};

export const gatewayHostsBound: Rule = {
    id: "gateway-hosts-bound",
    severity: "advisory",
    title: "Where teams are, the Gateway binds each host to the namespaces that may route it",
    reason: "Else a route of any namespace may answer for the host of another team.",
    cure: "Grant hosts by mesh-edge:teams.<team>.hosts, from which the program writes the Gateway.",
    check: (resources) =>
        teamNamespaces(resources).length === 0
            ? []
            : ofKind(resources, NETWORKING, "Gateway").flatMap((resource) => {
                  const free = hostsOf(resource).filter((host) => !/^[^*/]+\//.test(host));
                  return free.length === 0
                      ? []
                      : [{ resource, found: `Any namespace may route ${free.join(", ")}` }];
              }),
};

function modeOf(authentication: Resource): string {
    return String(valueAt(authentication, "spec", "mtls", "mode"));
}

/** Whether a list says something, and not everything. */
function isBound(list: unknown, everything: string): boolean {
    return list === UNKNOWN || (textsOf(list).length > 0 && !textsOf(list).includes(everything));
}

function hostsOf(gateway: Resource): string[] {
    const servers = listAt(gateway, "spec", "servers").filter(isMap);
    return [...new Set(servers.flatMap(({ hosts }) => textsOf(hosts)))];
}
