import { at, text } from "../values";
import { CloudError } from "../world/errors";
import { type Context, hex, type Row } from "../world/row";
import { assertIstioAdmits } from "./istio";
import { assertNamespace } from "./namespace";

/** The API server's own fields of an object. */
export const metadata: NonNullable<Row["computed"]> = {
    "metadata.uid": (c) =>
        at(c.old?.state, "metadata.uid") ?? hex(c.world.seed(c.entity.urn, c.entity.type), 32),
    "metadata.creationTimestamp": () => "2026-01-01T00:00:00Z",
    "metadata.generation": (c) => Number(text(c.old?.state, "metadata.generation") ?? "0") + 1,
    "metadata.resourceVersion": (c) =>
        String(Number(text(c.old?.state, "metadata.resourceVersion") ?? "0") + 1),
};

export const identity = ["apiVersion", "kind", "metadata.name", "metadata.namespace"];

export function conflict(kind: string): NonNullable<Row["exists"]> {
    return (id) =>
        new CloudError("AlreadyExists", `${kind} "${id.replace(/^.*\//, "")}" already exists`);
}

/** `<namespace>/<name>`. */
export function objectId({ entity: { inputs } }: Context): string {
    const [namespace, name] = [text(inputs, "metadata.namespace"), text(inputs, "metadata.name")];
    return `${namespace ?? "default"}/${name ?? ""}`;
}

/** An object that istiod's webhook admits, of a kind that `base` defines. */
export function istioObject(crd: string): Row {
    return {
        id: objectId,
        computed: metadata,
        forceNew: identity,
        exists: conflict(crd),
        beforeCreate: (context) => {
            assertNamespace(context);
            assertIstioAdmits(context, crd);
        },
        beforeUpdate: (context) => {
            assertIstioAdmits(context, crd);
        },
        seconds: [1, 1, 1],
    };
}

/** An object of a namespace that no controller waits on. */
export function plainObject(resource: string): Row {
    return {
        id: objectId,
        computed: metadata,
        forceNew: identity,
        exists: conflict(resource),
        beforeCreate: assertNamespace,
        seconds: [1, 1, 1],
    };
}

/** The same without a namespace. */
export function clusterObject(resource: string): Row {
    return {
        id: ({ entity }) => text(entity.inputs, "metadata.name") ?? "",
        computed: metadata,
        forceNew: ["apiVersion", "kind", "metadata.name"],
        exists: conflict(resource),
        seconds: [1, 1, 1],
    };
}
