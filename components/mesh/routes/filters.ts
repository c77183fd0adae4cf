import { istioDuration } from "../../values/routes/duration";
import type { FiltersConfig } from "../../config/sections/routes/filters";
import { destinationOf } from "./backends";
import type { CorsPolicy, HeaderOperations, HttpRoute, StringMatch } from "./istio-types";

type Modifier = NonNullable<FiltersConfig["requestHeaderModifier"]>;
type Cors = NonNullable<FiltersConfig["cors"]>;
type Fault = NonNullable<FiltersConfig["fault"]>;

/** What the filters of a rule are to Istio, whatever its match; paths are replaced elsewhere. */
export function filterFields(filters: FiltersConfig): Partial<HttpRoute> {
    const { requestMirror, cors, fault } = filters;
    return {
        ...headerFields(filters),
        ...(cors && { corsPolicy: corsPolicy(cors) }),
        ...(requestMirror && {
            mirror: destinationOf(requestMirror.backendRef),
            mirrorPercentage: { value: requestMirror.percent },
        }),
        ...(fault && { fault: faultOf(fault) }),
    };
}

function headerFields(filters: FiltersConfig): Pick<HttpRoute, "headers"> {
    const { requestHeaderModifier, responseHeaderModifier, directResponse } = filters;
    const request = requestHeaderModifier && operations(requestHeaderModifier);
    // Envoy calls a body text/plain by itself.
    const type = directResponse?.body !== undefined ? directResponse.contentType : "text/plain";
    const ofAnswer = responseHeaderModifier && operations(responseHeaderModifier);
    const response =
        type === "text/plain"
            ? ofAnswer
            : { ...ofAnswer, set: { "content-type": literal(type), ...ofAnswer?.set } };
    if (!request && !response) return {};
    return { headers: { ...(request && { request }), ...(response && { response }) } };
}

function operations({ set, add, remove }: Modifier): HeaderOperations {
    const values = (list: Modifier["set"]) =>
        Object.fromEntries(list.map(({ name, value }) => [name, literal(value)]));
    return {
        ...(set.length > 0 && { set: values(set) }),
        ...(add.length > 0 && { add: values(add) }),
        ...(remove.length > 0 && { remove }),
    };
}

/** Envoy replaces the text between two `%`. */
function literal(value: string): string {
    return value.replaceAll("%", "%%");
}

/** Origins as RFC 6454 has them, which is what Istio's own Gateway API makes of `*`. */
const HOST = "[^/\\s?#]+";

function corsPolicy(cors: Cors): CorsPolicy {
    const { allowMethods, allowHeaders, exposeHeaders } = cors;
    return {
        allowOrigins: cors.allowOrigins.map(originMatch),
        ...(cors.allowCredentials && { allowCredentials: true }),
        ...(allowMethods.length > 0 && { allowMethods }),
        ...(allowHeaders.length > 0 && { allowHeaders }),
        ...(exposeHeaders.length > 0 && { exposeHeaders }),
        maxAge: `${cors.maxAge}s`,
    };
}

function originMatch(origin: string): StringMatch {
    if (origin === "*") return { regex: `[a-zA-Z][a-zA-Z0-9+.-]*://${HOST}` };
    if (!origin.includes("*")) return { exact: origin };
    const [before = "", after = ""] = origin
        .split("*")
        .map((part) => part.replace(/[.+]/g, "\\$&"));
    return { regex: `${before}${HOST}${after}` };
}

function faultOf({ delay, abort }: Fault): NonNullable<HttpRoute["fault"]> {
    return {
        ...(delay && {
            delay: {
                fixedDelay: istioDuration(delay.fixedDelay),
                percentage: { value: delay.percent },
            },
        }),
        ...(abort && {
            abort: {
                ...(abort.httpStatus !== undefined && { httpStatus: abort.httpStatus }),
                ...(abort.grpcStatus !== undefined && { grpcStatus: abort.grpcStatus }),
                percentage: { value: abort.percent },
            },
        }),
    };
}
