import { z } from "zod";

/** An IPv4 range such as `10.40.0.0/16`, its host bits zero. */
export const ipv4Cidr = z.cidrv4({ error: "must be an IPv4 range in CIDR form" });

/** An EC2 instance type by its form; whether EC2 has it is a rule's to say. */
export const instanceType = z
    .string()
    .regex(/^[a-z][a-z0-9-]*\.[a-z0-9-]+$/, "must be an EC2 instance type");

/** Processor architectures of nodes, in EC2's words. */
export const ARCHITECTURES = ["x86_64", "arm64"] as const;

/** Purchase options of nodes, in the words of EKS. */
export const CAPACITY_TYPES = ["ON_DEMAND", "SPOT"] as const;

/** A TCP port. */
export const port = z.int().min(1).max(65535);

/** An IPv4 or IPv6 range in CIDR form. */
export const ipCidr = z
    .string()
    .refine(
        (text) => [z.cidrv4(), z.cidrv6()].some((form) => form.safeParse(text).success),
        "must be an IPv4 or IPv6 range in CIDR form",
    );

/** Labels in lower case, each with its dot; RFC 1123 limits one to 63 characters, a name to 253. */
const LABELS = "([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+";

/** A top-level domain in letters, or one of another script as DNS writes it (RFC 5890); never a number. */
const TOP_LEVEL = "([a-z]{2,63}|xn--[a-z0-9-]{0,58}[a-z0-9])";

/** An id of a hosted zone has 32 characters at most (Route 53's API, ResourceId); what is shorter than 10 is taken for a slip. */
const ZONE_ID = /Z[A-Z0-9]{9,31}/;

/** A lower-case DNS name of two labels or more. */
export const dnsName = z
    .string()
    .max(253, "must not be longer than 253 characters")
    .regex(
        new RegExp(`^${LABELS}${TOP_LEVEL}$`),
        "must be a lower-case DNS name of two labels or more",
    );

/** A Route 53 hosted zone by its name, or by its id: capitals and digits, so never a name. */
export const hostedZone = z
    .string()
    .max(253, "must not be longer than 253 characters")
    .regex(
        new RegExp(`^(${LABELS}${TOP_LEVEL}|${ZONE_ID.source})$`),
        "must be a lower-case DNS name of two labels or more, or the id of a hosted zone",
    );

/** A DNS name, or `*.` and a DNS name. */
export const hostName = z
    .string()
    .max(253, "must not be longer than 253 characters")
    .regex(
        new RegExp(`^(\\*\\.)?${LABELS}${TOP_LEVEL}$`),
        "must be a lower-case DNS name, or *. and one",
    );

/** A name of a Kubernetes object or namespace (RFC 1123 label): at most 63 characters. */
export const kubernetesName = z
    .string()
    .regex(
        /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/,
        "must be 1-63 of a-z, 0-9 and -, starting and ending with a letter or a digit",
    );

/** A team: a tag, part of names, and the value of a label. */
export const teamName = z
    .string()
    .regex(
        /^[a-z][a-z0-9-]{0,17}[a-z0-9]$/,
        "must be 2-19 of a-z, 0-9 and -, starting with a letter",
    );

/** A namespace, or a pattern of some, as the access scopes of EKS take them. */
export const namespacePattern = z
    .string()
    .regex(
        /^[a-z0-9*]([a-z0-9*-]{0,61}[a-z0-9*])?$/,
        "must be a namespace of a-z, 0-9 and -, or several by a *",
    );

/** An ARN of one AWS service, in any partition. */
export function arn(service: string, resource: RegExp, what: string) {
    return z
        .string()
        .regex(
            new RegExp(`^arn:aws[a-z-]*:${service}:[a-z0-9-]*:\\d{12}:${resource.source}$`),
            `must be the ARN of ${what}`,
        );
}

/**
 * An IAM role or user, with its path: IAM knows no regions, and names of up to 64 characters. The
 * services' own roles are in a path of their own; EKS gives them no access entry of ours.
 */
export const principalArn = z
    .string()
    .regex(
        /^arn:aws[a-z-]*:iam::\d{12}:(role|user)\/(?!aws-service-role\/)([\w+=,.@-]+\/)*[\w+=,.@-]{1,64}$/,
        "must be the ARN of an IAM role or user, not of a session or a service-linked role",
    );

/** An IAM role, with its path. */
export const roleArn = z
    .string()
    .regex(
        /^arn:aws[a-z-]*:iam::\d{12}:role\/(?!aws-service-role\/)([\w+=,.@-]+\/)*[\w+=,.@-]{1,64}$/,
        "must be the ARN of an IAM role, not of a service-linked role",
    );

/** Days that CloudWatch Logs accepts for the retention of a log group (PutRetentionPolicy). */
export const retentionDays = z.literal([
    1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922,
    3288, 3653,
]);

/** A policy of the account's own, with its path. */
export const policyArn = z
    .string()
    .regex(
        /^arn:aws[a-z-]*:iam::\d{12}:policy\/([\w+=,.@-]+\/)*[\w+=,.@-]{1,128}$/,
        "must be the ARN of an IAM policy of an account, not of AWS",
    );
