import { LOAD_BALANCER_NAME, type Range } from "../../values/elb-limits";
import type { JsonForm, TextForm, ValueType } from "./annotation";

type ChoiceType = Extract<ValueType, { kind: "choice" }>;
type IntegerType = Extract<ValueType, { kind: "integer" }>;

/** Types of annotations' values, for the tables of them. */
export const text: ValueType = { kind: "text" };
export const boolean: ValueType = { kind: "boolean" };
export const list: ValueType = { kind: "list" };
export const map: ValueType = { kind: "map" };

export const oneOf = (...choices: string[]): ChoiceType => ({ kind: "choice", choices });

export const integer = ({ min, max }: Range, ...words: string[]): IntegerType => ({
    kind: "integer",
    min,
    max,
    ...(words.length > 0 && { words }),
});

export const json = (form: JsonForm): ValueType => ({ kind: "json", form });

export const matching = (
    pattern: RegExp,
    says: string,
    example: string,
    meant?: TextForm["meant"],
): ValueType => ({
    kind: "text",
    form: { pattern, says, example, ...(meant && { meant }) },
});

export const scheme: ValueType = {
    ...oneOf("internal", "internet-facing"),
    meant: { private: "internal", public: "internet-facing", external: "internet-facing" },
};
export const targetType: ValueType = {
    ...oneOf("instance", "ip"),
    meant: { pod: "ip", pods: "ip", node: "instance", nodes: "instance", nodeport: "instance" },
};
const version = (protocol: string, number: string) =>
    `${protocol}, with alb.ingress.kubernetes.io/backend-protocol-version: ${number}`;
export const backendProtocol: ValueType = {
    ...oneOf("HTTP", "HTTPS"),
    meant: {
        ssl: "HTTPS",
        tls: "HTTPS",
        http2: version("HTTP", "HTTP2"),
        h2c: version("HTTP", "HTTP2"),
        grpc: version("HTTP", "GRPC"),
        grpcs: version("HTTPS", "GRPC"),
    },
};
export const ipAddressType = (...choices: string[]): ValueType => ({
    ...oneOf(...choices),
    meant: { ipv6: "dualstack", "dual-stack": "dualstack", dual: "dualstack" },
});
export const path = matching(/^\//, "must start with /", "/healthz/ready", (text) => `/${text}`);
export const port = integer({ min: 1, max: 65535 });

export const loadBalancerName: ValueType = {
    kind: "text",
    maxLength: LOAD_BALANCER_NAME.maxLength,
    form: {
        ...LOAD_BALANCER_NAME,
        example: "common-external-ingress",
        meant: (text) =>
            text
                .replace(/^internal-/, "")
                .replaceAll(/[^a-zA-Z0-9]+/g, "-")
                .replaceAll(/^-|-$/g, ""),
    },
};
