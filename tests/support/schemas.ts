import * as istio from "@kubernetes-models/istio/networking.istio.io/v1beta1";
import * as istioSecurity from "@kubernetes-models/istio/security.istio.io/v1beta1";
import * as istioTelemetry from "@kubernetes-models/istio/telemetry.istio.io/v1alpha1";
import * as core from "kubernetes-models/v1";
import * as networking from "kubernetes-models/networking.k8s.io/v1";

export interface KubernetesObject {
    apiVersion: string;
    kind: string;
    [key: string]: unknown;
}

interface Model {
    validate(this: object): void;
}

/** The package has Istio's kinds in older versions; v1 has the same schema (crd-all.gen.yaml of Istio). */
const AS_IN: Readonly<Record<string, string>> = {
    "networking.istio.io/v1": "networking.istio.io/v1beta1",
    "security.istio.io/v1": "security.istio.io/v1beta1",
    "telemetry.istio.io/v1": "telemetry.istio.io/v1alpha1",
};

/** Kinds by API version. One that is missing here is an error of the object. */
const KINDS: Readonly<Record<string, object>> = {
    v1: core,
    "networking.k8s.io/v1": networking,
    "networking.istio.io/v1beta1": istio,
    "security.istio.io/v1beta1": istioSecurity,
    "telemetry.istio.io/v1alpha1": istioTelemetry,
};

/** What is wrong with a Kubernetes object by its official schema, and each key that it doesn't know. */
export function validate(object: KubernetesObject): string[] {
    const apiVersion = AS_IN[object.apiVersion] ?? object.apiVersion;
    const kinds = (KINDS[apiVersion] ?? {}) as Record<string, new (data: object) => Model>;
    const Kind = kinds[object.kind];
    if (!Kind) return [`no schema for ${object.apiVersion} ${object.kind}`];

    const model = new Kind({ ...object, apiVersion });
    const watched = new Watched(model, "");
    try {
        model.validate.call(watched.proxy);
    } catch (error) {
        return [...violations(error), ...watched.unknownKeys()];
    }
    return watched.unknownKeys();
}

/** What the validators throw (ajv's ErrorObject). */
interface ValidationError {
    errors: { instancePath: string; message?: string; params: object }[];
}

function violations(error: unknown): string[] {
    const { errors } = error as Partial<ValidationError>;
    if (!errors) throw error;
    return errors.map(
        ({ instancePath, message, params }) =>
            `${instancePath || "/"} ${message ?? ""} ${JSON.stringify(params)}`,
    );
}

/**
 * A value that notes which of its keys are asked for. The packages hold their schemas as compiled
 * validators, which accept unknown keys; but a validator asks for each key that its schema has, given
 * or not, and for each one given where the schema is a map. So a key that it never asks for is unknown.
 * Where it asks for none at all the schema is open.
 */
class Watched {
    public readonly proxy: object;
    private readonly asked = new Set<PropertyKey>();
    private readonly children = new Map<string, Watched>();

    constructor(
        private readonly target: object,
        private readonly path: string,
    ) {
        this.proxy = new Proxy(target, {
            get: (_, key) => {
                const value: unknown = Reflect.get(target, key);
                // The model's own methods and symbols are not keys of the object.
                if (typeof key === "symbol" || typeof value === "function") return value;
                this.asked.add(key);
                return typeof value === "object" && value !== null
                    ? this.child(key, value).proxy
                    : value;
            },
        });
    }

    public unknownKeys(): string[] {
        if (this.asked.size === 0) return [];
        return Object.keys(this.target).flatMap((key) =>
            this.asked.has(key)
                ? (this.children.get(key)?.unknownKeys() ?? [])
                : [`${this.path}/${key} is unknown`],
        );
    }

    private child(key: string, value: object): Watched {
        const child = this.children.get(key) ?? new Watched(value, `${this.path}/${key}`);
        this.children.set(key, child);
        return child;
    }
}
