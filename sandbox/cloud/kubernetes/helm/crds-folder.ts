import { type Props, text } from "../../values";

/** The versions of a kind: the first one is stored, all are served. */
type Versions = readonly [string, ...string[]];

const BETA: Versions = ["v1beta1"];

/** What `crds/crds.yaml` of aws-load-balancer-controller has: the kind by the CRD's name. */
const OF_THE_CONTROLLER: Readonly<Record<string, readonly [kind: string, Versions]>> = {
    "albtargetcontrolconfigs.elbv2.k8s.aws": ["ALBTargetControlConfig", BETA],
    "globalaccelerators.aga.k8s.aws": ["GlobalAccelerator", BETA],
    "ingressclassparams.elbv2.k8s.aws": ["IngressClassParams", BETA],
    "targetgroupbindings.elbv2.k8s.aws": ["TargetGroupBinding", ["v1beta1", "v1alpha1"]],
};

/** What `crds/gateway-crds.yaml` of it has. */
const OF_ITS_GATEWAYS: Readonly<Record<string, string>> = {
    "listenerruleconfigurations.gateway.k8s.aws": "ListenerRuleConfiguration",
    "loadbalancerconfigurations.gateway.k8s.aws": "LoadBalancerConfiguration",
    "targetgroupconfigurations.gateway.k8s.aws": "TargetGroupConfiguration",
};

/** The CRDs in the `crds` folder of a release's chart; 3.5.0 brought `gateway.k8s.aws/v1`. */
export function crdsFolder(chart: string, release: Props): Props[] {
    if (chart !== "aws-load-balancer-controller") return [];
    const isOld = (text(release, "version") ?? "").startsWith("3.4.");
    const ofGateways: Versions = isOld ? BETA : ["v1", "v1beta1"];
    return [
        ...Object.entries(OF_THE_CONTROLLER).map(([name, [kind, versions]]) =>
            crd(name, kind, versions),
        ),
        ...Object.entries(OF_ITS_GATEWAYS).map(([name, kind]) => crd(name, kind, ofGateways)),
    ];
}

function crd(name: string, kind: string, versions: Versions): Props {
    const [plural = "", ...group] = name.split(".");
    const names = { kind, listKind: `${kind}List`, plural, singular: kind.toLowerCase() };
    return {
        apiVersion: "apiextensions.k8s.io/v1",
        kind: "CustomResourceDefinition",
        metadata: { name },
        spec: {
            group: group.join("."),
            names,
            scope: kind === "IngressClassParams" ? "Cluster" : "Namespaced",
            versions: versions.map((version, index) => ({
                name: version,
                served: true,
                storage: index === 0,
                schema: { openAPIV3Schema: { type: "object" } },
            })),
        },
    };
}
