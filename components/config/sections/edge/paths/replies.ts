import { z } from "zod";

import { port } from "../../fields";

/** What an ALB fills in from the request: not every part everywhere (ELB API, RedirectActionConfig). */
const template = (placeholder: RegExp, form: RegExp, message: string) =>
    z
        .string()
        .max(128, "must not be longer than 128 characters")
        .refine((text) => form.test(text.replaceAll(placeholder, "x")), message);

const OF_HOST = /#\{host\}/g;
const OF_PATH = /#\{(host|path|port)\}/g;
const OF_QUERY = /#\{(host|path|port|protocol|query)\}/g;

/** Section `edge.paths[].to.fixedResponse`. */
export const fixedResponseSchema = z.strictObject({
    statusCode: z
        .int()
        .min(200)
        .max(599)
        .refine((code) => code < 300 || code >= 400, "must be a status 2xx, 4xx or 5xx")
        .meta({ description: "Status: 200-299 or 400-599.", examples: [503] }),
    contentType: z
        .enum(["text/plain", "text/css", "text/html", "application/javascript", "application/json"])
        .default("text/plain")
        .meta({ description: "Type of the body." }),
    body: z
        .string()
        .refine((text) => Buffer.byteLength(text) <= 1024, "must be 1024 bytes or fewer")
        .optional()
        .meta({ description: "Body, up to 1024 bytes.", examples: ["Back at noon."] }),
});

/** Section `edge.paths[].to.redirect`: what is left out stays as it is in the request. */
export const redirectSchema = z.strictObject({
    statusCode: z.literal([301, 302]).default(302).meta({
        description: "`301`, which browsers remember, or `302`.",
    }),
    protocol: z
        .enum(["HTTPS", "HTTP"])
        .optional()
        .meta({ description: "Only `HTTPS`: an ALB does not redirect from HTTPS to HTTP." }),
    host: template(OF_HOST, /^[A-Za-z0-9.-]+$/, "must be a host name, which may hold #{host}")
        .optional()
        .meta({
            description: "Another host; it may hold `#{host}`.",
            examples: ["www.example.com"],
        }),
    port: port.optional().meta({
        description: "Another port.",
        examples: [8443],
    }),
    path: template(
        OF_PATH,
        /^\/[^?#\s]*$/,
        "must be a path that starts with /, which may hold #{path}, #{host} and #{port}",
    )
        .optional()
        .meta({
            description:
                "Another path. It may hold `#{path}`, which is the old one without its first `/`.",
            examples: ["/new/#{path}"],
        }),
    query: template(
        OF_QUERY,
        /^(?!\?)[^#\s]*$/,
        "must be a query without its ?, which may hold #{query} and the other parts",
    )
        .optional()
        .meta({ description: "Another query; it may hold `#{query}`.", examples: ["#{query}"] }),
});
