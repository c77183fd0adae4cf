import type { EgressConfig } from "../../config/sections/mesh-security/egress";
import { ISTIO_NAMESPACE } from "../values";
import type { IstioObject } from "./objects";

/** The link-local address where EKS Pod Identity's agent hands out credentials (EKS user guide). */
const POD_IDENTITY_ADDRESS = "169.254.170.23";

/** What pods may reach outside the mesh, as ServiceEntries in the root namespace. */
export function serviceEntries({ mode, services }: EgressConfig): IstioObject[] {
    const declared = Object.entries(services).map(([name, { host, ports, namespaces }]) =>
        serviceEntry(`egress-${name}`, {
            hosts: [host],
            exportTo: namespaces.length > 0 ? namespaces : ["*"],
            ports: ports.map(({ number, protocol }) => ({
                number,
                name: `${protocol.toLowerCase()}-${number}`,
                protocol,
            })),
            // DNS has no answer for a wildcard: the proxy keeps the address that the application found.
            resolution: host.startsWith("*.") ? "NONE" : "DNS",
        }),
    );
    return mode === "registry-only" ? [...declared, podIdentityAgent()] : declared;
}

/** Without it no pod with a sidecar would get its IAM role by Pod Identity. The name is for Istio alone. */
function podIdentityAgent(): IstioObject {
    return serviceEntry("eks-pod-identity-agent", {
        hosts: ["eks-pod-identity-agent.internal"],
        addresses: [POD_IDENTITY_ADDRESS],
        exportTo: ["*"],
        ports: [{ number: 80, name: "tcp-80", protocol: "TCP" }],
        resolution: "NONE",
    });
}

function serviceEntry(name: string, spec: object): IstioObject {
    return {
        apiVersion: "networking.istio.io/v1",
        kind: "ServiceEntry",
        name,
        namespace: ISTIO_NAMESPACE,
        spec: { ...spec, location: "MESH_EXTERNAL" },
    };
}
