import type { AccessLogsConfig } from "../../config/sections/edge/access-logs";

/** A folder each for the two kinds of log: what reads them takes one format a folder. */
export function logFolders({ prefix }: Pick<AccessLogsConfig, "prefix">) {
    return { access: `${prefix}/access`, connection: `${prefix}/connection` };
}
