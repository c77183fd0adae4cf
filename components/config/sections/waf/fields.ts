import { z } from "zod";

import { isIpRange } from "../../../values/range";

/** WAF compares no more (WAFV2 API, ByteMatchStatement). */
const MOST_BYTES = 200;

/**
 * A path, or with `/*` at its end everything below it. It is compared with the request's after that has
 * been decoded and made plain, so an encoded one or one with detours would match nothing.
 */
export const path = z
    .string()
    .regex(
        /^\/[^\s?#*]*$|^\/([^\s?#*]*\/)?\*$/,
        "must be a path that starts with /, with a * only as /* at its end",
    )
    .refine(
        (text) => Buffer.byteLength(text) <= MOST_BYTES,
        `must not be longer than ${MOST_BYTES} bytes, the limit of WAF`,
    )
    .refine(
        (text) => !/%[0-9a-f]{2}/i.test(text),
        "must be written decoded, as WAF compares it: é, not %C3%A9",
    )
    .refine(
        (text) => !/\/(\.{0,2})\//.test(text) && !/\/\.{1,2}$/.test(text),
        "must be without //, /./ and /../, as WAF compares it",
    );

export const paths = z.array(path).max(20);

export const ipRanges = z
    .array(z.string().refine(isIpRange, "must be an IPv4 or IPv6 range in CIDR form, not /0"))
    .max(10_000, "must not hold more than 10000 ranges, the limit of an IP set")
    .default([]);

export const countries = z
    .array(z.string().regex(/^[A-Z]{2}$/, "must be a quoted country code of two capitals"))
    .default([]);

/** A name of a rule; rules of a kind are evaluated in the order of their names. */
export const ruleName = z
    .string()
    .regex(
        /^[a-z]([a-z0-9-]{0,38}[a-z0-9])?$/,
        "must be 1-40 of a-z, 0-9 and -, starting with a letter",
    );

export const action = z.enum(["block", "count"]).default("block");
