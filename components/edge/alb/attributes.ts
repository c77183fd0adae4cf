import type { AlbPlan } from "../../config/plan/edge";
import { logFolders } from "../logs/log-folders";

/** What AWS does where nothing is written. */
const AWS_KEEP_ALIVE_SECONDS = 3600;

/** Attributes of the ALB. AWS refuses an unknown key, but only after it has created the ALB. */
export interface AlbAttributes {
    "deletion_protection.enabled": boolean;
    "idle_timeout.timeout_seconds": number;
    "client_keep_alive.seconds"?: number;
    "routing.http.desync_mitigation_mode": AlbPlan["attributes"]["desyncMitigation"];
    "routing.http.drop_invalid_header_fields.enabled": boolean;
    "routing.http2.enabled": boolean;
    "routing.http.xff_header_processing.mode": "append";
    "zonal_shift.config.enabled"?: boolean;
    "access_logs.s3.enabled": boolean;
    "access_logs.s3.bucket"?: string;
    "access_logs.s3.prefix"?: string;
    "connection_logs.s3.enabled": boolean;
    "connection_logs.s3.bucket"?: string;
    "connection_logs.s3.prefix"?: string;
}

export type AlbAttributesArgs = AlbPlan["attributes"] & { region: string };

/**
 * All attributes, those with AWS's own default too: a key that is taken out of the annotation later
 * keeps its last value.
 */
export function albAttributes(
    args: AlbAttributesArgs,
    logBucket: string | undefined,
): AlbAttributes {
    const folders = logFolders(args.accessLogs);
    const connectionLogs = args.accessLogs.connectionLogs && logBucket !== undefined;
    return {
        "deletion_protection.enabled": args.deletionProtection,
        "idle_timeout.timeout_seconds": args.idleTimeoutSeconds,
        ...youngAttributes(args),
        "routing.http.desync_mitigation_mode": args.desyncMitigation,
        "routing.http.drop_invalid_header_fields.enabled": args.dropInvalidHeaders,
        "routing.http2.enabled": args.http2,
        // The gateway counts addresses from the right (edge.proxiesInFront); the ALB's own must be there.
        "routing.http.xff_header_processing.mode": "append",
        "access_logs.s3.enabled": logBucket !== undefined,
        ...(logBucket !== undefined && {
            "access_logs.s3.bucket": logBucket,
            "access_logs.s3.prefix": folders.access,
        }),
        "connection_logs.s3.enabled": connectionLogs,
        ...(connectionLogs && {
            "connection_logs.s3.bucket": logBucket,
            "connection_logs.s3.prefix": folders.connection,
        }),
    };
}

/**
 * Attributes that came to China and GovCloud later or not yet (AWS's announcement of the first names
 * GovCloud). An ALB that AWS refuses an attribute stays without listeners, so there they are written
 * only when they are asked for.
 */
function youngAttributes({ region, clientKeepAliveSeconds, zonalShift }: AlbAttributesArgs) {
    const everywhere = !/^(cn|us-gov)-/.test(region);
    return {
        ...((everywhere || clientKeepAliveSeconds !== AWS_KEEP_ALIVE_SECONDS) && {
            "client_keep_alive.seconds": clientKeepAliveSeconds,
        }),
        ...((everywhere || zonalShift) && { "zonal_shift.config.enabled": zonalShift }),
    };
}
