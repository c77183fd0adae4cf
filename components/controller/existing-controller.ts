import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";

/** What the controller's own chart writes into its IngressClass; EKS Auto Mode's says `eks.amazonaws.com/alb`. */
const CONTROLLER = "ingress.k8s.aws/alb";

/** An AWS Load Balancer Controller that is there before the stack, by the class of Ingresses that it serves. */
export class ExistingController extends pulumi.ComponentResource {
    /** For an Ingress that this controller shall serve. */
    public readonly ingressClass: pulumi.Output<string>;

    constructor(
        name: string,
        args: { ingressClass: string },
        opts?: pulumi.ComponentResourceOptions,
    ) {
        super("mesh-edge:controller:LoadBalancerController", name, {}, opts);

        // Read, not made; a class that isn't there ends the preview.
        const found = k8s.networking.v1.IngressClass.get(`${name}-class`, args.ingressClass, {
            parent: this,
        });
        this.ingressClass = found.spec.controller.apply((controller) => {
            if (controller === CONTROLLER) return args.ingressClass;
            throw new pulumi.RunError(
                `mesh-edge:controller.existing.ingressClass: must be a class of the AWS Load Balancer Controller, ${CONTROLLER}; ${args.ingressClass} is one of ${controller}. Write another class, or take controller.existing out.`,
            );
        });
        this.registerOutputs({ ingressClass: this.ingressClass });
    }
}
