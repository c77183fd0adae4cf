import { isIP } from "node:net";

import { z } from "zod";

/** What a text must be, and what to do where it is not. */
const text = (pattern: RegExp, says: string, cure: string) =>
    z.string().refine((value) => pattern.test(value), { error: says, params: { cure } });

const LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
const SUBDOMAIN = `(?=.{1,253}$)${LABEL}(\\.${LABEL})*`;
const says = "must be of a-z, 0-9, - and ., with a letter or digit at both ends of each part";
const subdomain = text(new RegExp(`^${SUBDOMAIN}$`), says, "check for upper case, _ and the ends");

const host = z
    .string()
    .refine((value) => isIP(value) === 0, {
        error: "must be a DNS name, not an address",
        params: { cure: "write a name, or leave host out" },
        abort: true,
    })
    .refine((value) => value === "" || new RegExp(`^(\\*\\.)?${SUBDOMAIN}$`).test(value), {
        error: "must be a DNS name in lower case, with no wildcard but a first label *",
        params: { cure: "write shop.example.com or *.example.com; without scheme, port and path" },
    });

const portName = text(
    /^(?=.{1,15}$)(?=.*[a-z])(?!.*--)[a-z0-9]([-a-z0-9]*[a-z0-9])?$/,
    "must be at most 15 of a-z, 0-9 and -, with a letter",
    "write the name of a port of the Service, or port: { number: … }",
);
const portNumber = z.int().refine((value) => value >= 1 && value <= 65_535, {
    error: "must be 1 to 65535",
    params: { cure: "write a port of the Service" },
});
const port = z
    .strictObject({ name: portName.optional(), number: portNumber.optional() })
    .refine(({ name, number }) => (name === undefined) !== (number === undefined), {
        error: "must have either name or number",
        params: { cure: "write one of them" },
    });

const backend = z
    .strictObject({
        service: z
            .strictObject({
                // A digit at the front is taken since Kubernetes 1.34.
                name: text(
                    new RegExp(`^(?=.{1,63}$)${LABEL}$`),
                    "must be the name of a Service: at most 63 of a-z, 0-9 and -",
                    "write metadata.name of the Service, without its namespace",
                ),
                port,
            })
            .optional(),
        resource: z.looseObject({}).optional(),
        serviceName: z.unknown().optional(),
        servicePort: z.unknown().optional(),
    })
    .refine((value) => value.serviceName === undefined && value.servicePort === undefined, {
        error: "has serviceName and servicePort, which networking.k8s.io/v1 does not have",
        params: { cure: "write service: { name: …, port: { number: … } }" },
        abort: true,
    })
    .refine(({ service, resource }) => service !== undefined && resource === undefined, {
        error: "must have a service and no resource, which the controller does not support",
        params: { cure: "write service: { name: …, port: { number: … } }" },
    });

const PATH_TYPES = ["Exact", "Prefix", "ImplementationSpecific"];
const path = z
    .strictObject({
        path: z.string().optional(),
        pathType: z.enum(PATH_TYPES),
        backend,
    })
    .superRefine(({ path: value = "", pathType }, context) => {
        const problem = pathProblem(value, pathType);
        if (problem === undefined) return;
        const [message, cure] = problem;
        context.addIssue({ code: "custom", path: ["path"], message, params: { cure } });
    });

/** As `validateHTTPIngressPath` of Kubernetes has it. */
function pathProblem(value: string, type: string): [message: string, cure: string] | undefined {
    const isSpecific = type === "ImplementationSpecific";
    if (value === "" && isSpecific) return undefined;
    if (!value.startsWith("/")) return ["must begin with /", `write /${value}`];
    if (isSpecific) return undefined;
    const wrong = ["//", "/./", "/../", "%2f", "%2F"].find((part) => value.includes(part));
    if (wrong !== undefined) return [`must not contain ${wrong}`, "write the path without it"];
    return /\/\.\.?$/.test(value) ? ["must not end with /. or /..", "take that off"] : undefined;
}

/** An Ingress as the API server takes it, less what it fills in (Kubernetes: `pkg/apis/networking/validation`). */
export const INGRESS = z.strictObject({
    apiVersion: z.string(),
    kind: z.string(),
    metadata: z
        .looseObject({ name: subdomain.optional(), generateName: z.string().optional() })
        .refine(({ name, generateName }) => name !== undefined || generateName !== undefined, {
            error: "must have a name",
            params: { cure: "add name" },
        }),
    spec: z
        .strictObject({
            ingressClassName: subdomain.optional(),
            defaultBackend: backend.optional(),
            tls: z
                .array(
                    z.strictObject({
                        hosts: z.array(host).optional(),
                        secretName: z.union([z.literal(""), subdomain]).optional(),
                    }),
                )
                .optional(),
            rules: z
                .array(
                    z.strictObject({
                        host: host.optional(),
                        http: z
                            .strictObject({
                                paths: z.array(path).refine((paths) => paths.length > 0, {
                                    error: "must not be empty",
                                    params: { cure: "add a path, or take http out" },
                                }),
                            })
                            .optional(),
                    }),
                )
                .optional(),
        })
        .refine(({ rules = [], defaultBackend }) => rules.length > 0 || defaultBackend, {
            error: "must have rules or a defaultBackend",
            params: { cure: "add rules" },
        }),
    status: z.unknown().optional(),
});
