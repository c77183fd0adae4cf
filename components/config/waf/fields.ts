import { z } from "zod";

import { isIpRange } from "./ip-range";

/** A path, or with `/*` at its end everything below it; the longest string that WAF matches is 200. */
export const path = z
    .string()
    .max(200, "must not be longer than 200 characters, the limit of WAF")
    .regex(
        /^\/[^\s?#*]*$|^\/([^\s?#*]*\/)?\*$/,
        "must be a path that starts with /, with a * only as /* at its end",
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
