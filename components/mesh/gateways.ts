/** An ingress gateway of the mesh, by the names of its parts. */
export interface Gateway {
    /** Release, Service, Deployment and service account. */
    name: string;
    /** Labels that the chart puts on the pods: `istio` is the release's name less `istio-`. */
    labels: { app: string; istio: string };
    /** The `Gateway` object that hosts attach to. */
    entrance: string;
}

function gateway(istio: string, entrance: string): Gateway {
    const name = `istio-${istio}`;
    return { name, labels: { app: name, istio }, entrance };
}

/** The gateway behind the edge. */
export const EXTERNAL = gateway("ingressgateway", "common-external-gateway");
/** The gateway behind `edge.internal`. */
export const INTERNAL = gateway("internalgateway", "common-internal-gateway");
