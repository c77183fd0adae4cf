import { closest, distance } from "fastest-levenshtein";

/** A stretch of text, a percent sign, or a command, as Envoy reads them one after the other. */
const TOKEN = /[^%]+|%%|%([A-Z][A-Z0-9_]*)(?:\(.*?\))?(?::\d+)?%/sy;

/** The commands of a format, such as `REQ` of `%REQ(:PATH):36%`; undefined where Envoy can't read it. */
export function commandsOf(format: string): string[] | undefined {
    const token = new RegExp(TOKEN);
    const commands: string[] = [];
    while (token.lastIndex < format.length) {
        const match = token.exec(format);
        if (match === null) return undefined;
        if (match[1] !== undefined) commands.push(match[1]);
    }
    return commands;
}

const both = (...names: string[]) =>
    names.flatMap((name) => [`DOWNSTREAM_${name}`, `UPSTREAM_${name}`]);
const andWithoutPort = (...names: string[]) =>
    names.flatMap((name) => [name, `${name}_WITHOUT_PORT`]);

/** Commands of the access log (Envoy documentation, "Substitution Formatter"). */
const COMMANDS: readonly string[] = [
    ...["START_TIME", "START_TIME_LOCAL", "EMIT_TIME", "EMIT_TIME_LOCAL", "PROTOCOL"],
    ...["REQUEST_HEADERS_BYTES", "RESPONSE_HEADERS_BYTES", "RESPONSE_TRAILERS_BYTES"],
    ...["BYTES_RECEIVED", "BYTES_SENT", "BYTES_RETRANSMITTED", "PACKETS_RETRANSMITTED"],
    ...["RESPONSE_CODE", "RESPONSE_CODE_DETAILS", "RESPONSE_FLAGS", "RESPONSE_FLAGS_LONG"],
    ...["CONNECTION_TERMINATION_DETAILS", "CONNECTION_ID", "STREAM_ID", "UNIQUE_ID", "TRACE_ID"],
    ...["DURATION", "COMMON_DURATION", "REQUEST_DURATION", "REQUEST_TX_DURATION", "SPAN_ID"],
    ...["RESPONSE_DURATION", "RESPONSE_TX_DURATION", "ROUNDTRIP_DURATION"],
    ...["DOWNSTREAM_HANDSHAKE_DURATION", "UPSTREAM_CONNECTION_POOL_READY_DURATION"],
    ...["ROUTE_NAME", "VIRTUAL_CLUSTER_NAME", "FILTER_CHAIN_NAME", "HOSTNAME", "ENVIRONMENT"],
    ...["GRPC_STATUS", "GRPC_STATUS_NUMBER", "LOCAL_REPLY_BODY", "ACCESS_LOG_TYPE", "CUSTOM_FLAGS"],
    ...["REQ", "RESP", "TRAILER", "REQUEST_HEADER", "RESPONSE_HEADER", "RESPONSE_TRAILER"],
    ...["REQ_WITHOUT_QUERY", "PATH", "QUERY_PARAM", "QUERY_PARAMS", "COALESCE", "CEL", "TYPED_CEL"],
    ...["METADATA", "DYNAMIC_METADATA", "CLUSTER_METADATA", "UPSTREAM_METADATA"],
    ...["FILTER_STATE", "UPSTREAM_FILTER_STATE", "REQUESTED_SERVER_NAME"],
    ...["TLS_JA3_FINGERPRINT", "TLS_JA4_FINGERPRINT"],
    ...["UPSTREAM_PROTOCOL", "UPSTREAM_REQUEST_ATTEMPT_COUNT", "UPSTREAM_SERVER_NAME"],
    ...["UPSTREAM_CLUSTER", "UPSTREAM_CLUSTER_RAW", "UPSTREAM_HOST", "UPSTREAM_CONNECTION_ID"],
    ...["UPSTREAM_CONNECTION_IDS_ATTEMPTED", "UPSTREAM_REMOTE_ADDRESS_ENDPOINT_ID"],
    ...andWithoutPort("UPSTREAM_HOST_NAME", "UPSTREAM_HOSTS_ATTEMPTED"),
    ...andWithoutPort("UPSTREAM_HOST_NAMES_ATTEMPTED"),
    ...andWithoutPort(...both("LOCAL_ADDRESS", "REMOTE_ADDRESS")),
    ...andWithoutPort("DOWNSTREAM_DIRECT_REMOTE_ADDRESS", "DOWNSTREAM_DIRECT_LOCAL_ADDRESS"),
    ...["DOWNSTREAM_DIRECT_REMOTE_PORT", "DOWNSTREAM_DIRECT_LOCAL_PORT"],
    ...["DOWNSTREAM_LOCAL_ADDRESS_ENDPOINT_ID", "DOWNSTREAM_DIRECT_LOCAL_ADDRESS_ENDPOINT_ID"],
    ...both("WIRE_BYTES_SENT", "WIRE_BYTES_RECEIVED", "HEADER_BYTES_SENT", "HEADER_BYTES_RECEIVED"),
    ...both("DECOMPRESSED_HEADER_BYTES_SENT", "DECOMPRESSED_HEADER_BYTES_RECEIVED"),
    ...both("LOCAL_PORT", "REMOTE_PORT", "TRANSPORT_FAILURE_REASON", "LOCAL_CLOSE_REASON"),
    ...both("DETECTED_CLOSE_TYPE", "TLS_SESSION_ID", "TLS_CIPHER", "TLS_GROUP", "TLS_VERSION"),
    ...both("PEER_SUBJECT", "PEER_ISSUER", "PEER_CERT", "PEER_CERT_V_START", "PEER_CERT_V_END"),
    ...["URI", "DNS", "IP", "EMAIL", "OTHERNAME"].flatMap((kind) =>
        both(`LOCAL_${kind}_SAN`, `PEER_${kind}_SAN`),
    ),
    ...["DOWNSTREAM_LOCAL_SUBJECT", "DOWNSTREAM_PEER_SERIAL", "DOWNSTREAM_PEER_ISSUER_SERIAL"],
    ...["DOWNSTREAM_PEER_FINGERPRINT_256", "DOWNSTREAM_PEER_FINGERPRINT_1"],
    ...["DOWNSTREAM_PEER_CHAIN_FINGERPRINTS_256", "DOWNSTREAM_PEER_CHAIN_FINGERPRINTS_1"],
    ...["DOWNSTREAM_PEER_CHAIN_SERIALS", "DOWNSTREAM_PEER_ISSUER_FINGERPRINT_256"],
];

/** Two letters swapped are two edits; further apart, a name may be one of a newer Envoy. */
const SLIP = 2;

/** The command that a name is a slip of the pen for; undefined for one that is known, or may be a newer Envoy's. */
export function meantCommand(name: string): string | undefined {
    if (COMMANDS.includes(name)) return undefined;
    const best = closest(name, [...COMMANDS]);
    return distance(name, best) <= SLIP && name.length > SLIP ? best : undefined;
}
