import { z } from "zod";

import { arn } from "../fields";

const certificateArn = arn("acm", /certificate\/[0-9a-f-]+/, "an ACM certificate");

/** Quota "Certificates per Application Load Balancer", 25, and the default one that it doesn't count. */
const MOST_CERTIFICATES = 26;

/** Quota "Domain names per ACM certificate", before anybody has it raised. */
export const NAMES_PER_CERTIFICATE = 10;

/** One certificate that exists already, or several. */
export const certificateArnsSchema = z.union([
    certificateArn,
    z.array(certificateArn).min(1, "must name a certificate").max(MOST_CERTIFICATES),
]);

/** A list with something in it. */
export type NonEmpty<T> = [T, ...T[]];

/** The given certificates, that of clients without SNI first; `undefined` where the stack makes them. */
export function givenCertificates(
    given: z.infer<typeof certificateArnsSchema> = [],
): NonEmpty<string> | undefined {
    const [first, ...others] = [given].flat();
    return first === undefined ? undefined : [first, ...others];
}
