import { z } from "zod";

import { arn } from "../fields";

const bundleSchema = z.strictObject({
    bucket: z
        .string()
        .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, "must be the name of an S3 bucket")
        .meta({ description: "Bucket of the CA bundle.", examples: ["payments-client-cas"] }),
    key: z
        .string()
        .min(1, "must be the key of an S3 object")
        .max(1024, "must not be longer than 1024 characters")
        .meta({
            description: "Key of the CA bundle, certificates in PEM form.",
            examples: ["clients.pem"],
        }),
    version: z
        .string()
        .min(1, "must be a version of the S3 object")
        .optional()
        .meta({
            description: "Version of the object; absent means the newest when it is read.",
            examples: ["3HL4kqtJlcpXroDTDmJrmSpXd3dIbrHY"],
        }),
});

const TRUST_STORE = { bucket: "payments-client-cas", key: "clients.pem" };

/** Key `edge.mutualTls`: certificates of clients. */
export const mutualTlsSchema = z
    .strictObject({
        mode: z.enum(["off", "passthrough", "verify"]).meta({
            description:
                "`verify` admits only clients with a certificate of a CA in the trust store. `passthrough` verifies nothing and passes the certificate on in `X-Amzn-Mtls-Clientcert`: your service must verify it. `off` disables it on a deployed listener.",
            examples: ["verify"],
        }),
        trustStore: z
            .union([
                arn(
                    "elasticloadbalancing",
                    /truststore\/[A-Za-z0-9-]{1,32}\/[0-9a-f]+/,
                    "a trust store",
                ),
                bundleSchema,
            ])
            .optional()
            .meta({
                description:
                    "For `verify`: the ARN of a trust store, or the S3 object from which the stack creates one.",
                examples: [TRUST_STORE],
            }),
        ignoreExpiry: z.boolean().default(false).meta({
            description: "For `verify`: admit clients whose certificate has expired.",
        }),
        advertiseCaNames: z.boolean().default(false).meta({
            description:
                "For `verify`: send clients the names of the trusted CAs, so that they can choose a certificate.",
        }),
    })
    .meta({ examples: [{ mode: "verify", trustStore: TRUST_STORE }] });

export type MutualTlsConfig = z.infer<typeof mutualTlsSchema>;
