import { z } from "zod";

import { DURATION, millisecondsOf } from "../../../values/routes/duration";
import { kubernetesName } from "../fields";

/** A duration as Gateway API writes it; Istio takes none below a millisecond. */
export const duration = z
    .string()
    .refine(
        (text) => DURATION.test(text) && millisecondsOf(text) >= 1,
        "must be a duration of 1ms or more, such as 10s, 1m30s or 500ms",
    );

/** A limit of time; Gateway API calls none `0s`. */
export const timeLimit = z
    .string()
    .regex(DURATION, "must be a duration such as 10s, 1m30s or 500ms, or 0s for no limit");

/** A name of a header as RFC 9110 has it (a token). */
export const headerName = z
    .string()
    .max(256, "must not be longer than 256 characters")
    .regex(/^[\w!#$%&'*+.^`|~-]+$/, "must be the name of a header");

/** What Envoy takes in a header: no control characters (ValidateHTTPHeaderValue of Istio 1.31). */
export const headerValue = z
    .string()
    .max(4096, "must not be longer than 4096 characters")
    .regex(/^[^\u0000-\u0008\u000a-\u001f\u007f]*$/, "must not hold control characters");

export const port = z
    .int()
    .min(1)
    .max(65535)
    .meta({ examples: [8080] });

/** A part of a hundred, down to what Istio can tell from none (validatePercentage). */
export const percent = z
    .number()
    .min(0)
    .max(100)
    .refine((value) => value === 0 || value >= 0.0001, "must be 0, or 0.0001 to 100");

/** A path without a query that a request gets in place of its own. */
export const replacementPath = z
    .string()
    .max(1024, "must not be longer than 1024 characters")
    // What it has to begin with, and where it ends, has rules of its own.
    .regex(/^[^\s\\]+$/, "must be a path without spaces and backslashes");

/** Where requests go: a Service of `services`, one of its ports, and where it has some one of its versions. */
export const backendKeys = {
    name: kubernetesName.meta({ description: "Name of the Service.", examples: ["cart"] }),
    namespace: kubernetesName.meta({
        description: "Its namespace. `services` names both as `<namespace>/<name>`.",
        examples: ["shop"],
    }),
    port: port.meta({ description: "One of its `ports`." }),
    version: kubernetesName.optional().meta({
        description: "One of its `versions`; absent, pods of every version.",
        examples: ["v1"],
    }),
};
