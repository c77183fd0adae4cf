import { namespaceExists } from "../kubernetes/namespace";
import type { Props } from "../values";
import type { Place } from "../world/row";
import { plantRole } from "./cluster";
import { plant } from "./plant";

const CONTROLLER = "aws-load-balancer-controller";

/** What the controller may do; somebody else's matter in a cluster that exists. */
const ALLOWED = ["elasticloadbalancing:*", "ec2:*", "wafv2:*", "shield:*", "acm:*", "iam:*"];

/** The AWS Load Balancer Controller by its own chart, with a role by Pod Identity. */
export function plantController(place: Place, ingressClass: string, vpcId: string): void {
    const { cluster, region } = place;
    const statement = { Effect: "Allow", Action: ALLOWED, Resource: "*" };
    const policy = plant(place, "aws:iam/policy:Policy", {
        name: `${cluster}-controller`,
        policy: JSON.stringify({ Version: "2012-10-17", Statement: [statement] }),
    });
    const role = plantRole(place, `${cluster}-controller`, "pods.eks.amazonaws.com", [policy.id]);
    plant(place, "aws:eks/podIdentityAssociation:PodIdentityAssociation", {
        clusterName: cluster,
        namespace: "kube-system",
        serviceAccount: CONTROLLER,
        roleArn: role.state["arn"] ?? "",
    });
    plantRelease(place, CONTROLLER, "kube-system", CONTROLLER, "3.5.0", {
        clusterName: cluster,
        region,
        vpcId,
        ingressClass,
        serviceAccount: { name: CONTROLLER },
    });
}

/** Istio with a gateway of this name, as its guide installs it. */
export function plantMesh(place: Place, namespace: string, gateway: string): void {
    for (const name of new Set(["istio-system", namespace])) {
        if (namespaceExists(place.world, place.cluster, name)) continue;
        plant(place, "kubernetes:core/v1:Namespace", { metadata: { name } });
    }
    plantRelease(place, "istio-base", "istio-system", "base", "1.31.4");
    plantRelease(place, "istiod", "istio-system", "istiod", "1.31.4");
    plantRelease(place, gateway, namespace, "gateway", "1.31.4", {
        service: { type: "ClusterIP" },
    });
}

function plantRelease(
    place: Place,
    name: string,
    namespace: string,
    chart: string,
    version: string,
    values: Props = {},
): void {
    plant(place, "kubernetes:helm.sh/v3:Release", { name, namespace, chart, version, values });
}
