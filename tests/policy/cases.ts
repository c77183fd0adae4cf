import type { PolicyRuleId } from "../../components/config/policy-rules";
import type { Resource } from "../../policy/resource";

/** A stack that keeps a rule, and what of it breaks the rule. */
export interface Case {
    rule: PolicyRuleId;
    states: string;
    keeps: Resource[];
    breaks: Resource[];
    /** Logical name of the resource, and what is said of it. */
    found: [name: string | undefined, found: string][];
}

const VPC_ARN = "arn:aws:ec2:eu-west-1:111122223333:vpc/vpc-1";
export const ROLE_NAME = "controller-1";

export function resource(
    type: string,
    name: string,
    props: Record<string, unknown> = {},
    { protect = false, parents = "" } = {},
): Resource {
    const urn = `urn:pulumi:dev::mesh-edge::${parents}${type}::${name}`;
    return { urn, type, name, protect, props };
}

/** The VPC of a stack with `mesh-edge:protect: true`. */
export const PROTECTED = resource("aws:ec2/vpc:Vpc", "network", {}, { protect: true });

/** An Ingress by its annotations, without their common prefix. */
export function ingress(annotations: Record<string, unknown>, name = "edge-ingress"): Resource {
    return resource("kubernetes:networking.k8s.io/v1:Ingress", name, {
        metadata: {
            annotations: Object.fromEntries(
                Object.entries(annotations).map(([key, value]) => [
                    `alb.ingress.kubernetes.io/${key}`,
                    value,
                ]),
            ),
        },
        spec: { ingressClassName: "alb" },
    });
}

/** An object by its kind, with its group and version. */
export function object(type: string, name: string, props: Record<string, unknown>): Resource {
    return resource(`kubernetes:${type}`, name, props);
}

/** A resource that the program makes for the controller. */
export function ofController(type: string, name: string, props: Record<string, unknown>) {
    const parents = "mesh-edge:controller:LoadBalancerController$mesh-edge:controller:Credentials$";
    return resource(type, name, props, { parents });
}

/** A statement of the controller that names its VPC, as every one of its policies has. */
export const IN_VPC = {
    Effect: "Allow",
    Action: ["ec2:AuthorizeSecurityGroupIngress"],
    Resource: "*",
    Condition: { ArnEquals: { "ec2:Vpc": VPC_ARN } },
};

export function iamPolicy(...statements: object[]): string {
    return JSON.stringify({ Version: "2012-10-17", Statement: statements });
}
