import { type Rendered, asObject, isObject, resourcesOf } from "../render/state";

/** A Kubernetes object that the stack declares. */
export interface KubernetesObject {
    apiVersion: string;
    kind: string;
    name: string;
    namespace: string;
    labels: Record<string, unknown>;
    /** As it was declared, whole. */
    object: Record<string, unknown>;
    spec: unknown;
    /** When the cluster got it, as ISO 8601; empty where the state doesn't say. */
    created: string;
    /** What the cluster reports, where the state has it. */
    status: unknown;
}

/** The resources of a stack, and of the platform that it is on, to look things up in. */
export class Resources {
    private readonly all: readonly Rendered[];
    private readonly objects: readonly KubernetesObject[];

    /** @param exported What `pulumi stack export` prints, of each stack. */
    constructor(...exported: readonly unknown[]) {
        this.all = exported.flatMap(resourcesOf);
        this.objects = this.all.flatMap(objectOf);
    }

    /** Of a Pulumi type such as `aws:route53/record:Record`. */
    public ofType(type: string): Rendered[] {
        return this.all.filter((resource) => resource.type === type);
    }

    /** Of a kind of one API group, whatever the version. */
    public ofKind(group: string, kind: string): KubernetesObject[] {
        return this.objects.filter(
            (object) => object.kind === kind && object.apiVersion.split("/")[0] === group,
        );
    }

    /** The resource that AWS gave an ARN; undefined where the stack hasn't got it. */
    public withArn(type: string, arn: string): Rendered | undefined {
        return this.ofType(type).find(({ outputs }) => outputs.arn === arn);
    }
}

function objectOf({ type, inputs, outputs }: Rendered): KubernetesObject[] {
    const { apiVersion, kind } = inputs;
    if (!type.startsWith("kubernetes:") || typeof apiVersion !== "string") return [];
    if (typeof kind !== "string") return [];
    const { name, namespace, labels } = asObject(inputs.metadata);
    const { creationTimestamp } = asObject(outputs.metadata);
    return [
        {
            apiVersion,
            kind,
            name: typeof name === "string" ? name : "",
            namespace: typeof namespace === "string" ? namespace : "default",
            labels: isObject(labels) ? labels : {},
            object: inputs,
            spec: inputs.spec,
            created: typeof creationTimestamp === "string" ? creationTimestamp : "",
            status: outputs.status,
        },
    ];
}
