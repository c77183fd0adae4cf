import { isProps, type Props, show, text } from "../values";
import type { Entity } from "../world/entity";
import { annotationsOf, BuildError } from "./annotations";
import type { MutualAuthentication } from "./model";

const MODES = ["off", "passthrough", "verify"];

/** What an Ingress sets for a port. The controller ignores a port without a listener silently. */
export function mutualAuthentication(
    ingress: Entity,
    port: number,
): MutualAuthentication | undefined {
    const configured = annotationsOf(ingress).json("mutual-authentication");
    if (configured === undefined) return undefined;
    const entries = Array.isArray(configured) ? configured.filter(isProps) : [];
    if (!Array.isArray(configured) || entries.some((e) => typeof e["port"] !== "number")) {
        throw new BuildError(`failed to parse mutualAuthentication: ${show(configured)}`);
    }
    if (entries.length === 0) throw new BuildError("empty mutualAuthentication configuration: []");
    for (const entry of entries) assertValid(entry);
    const found = entries.find((entry) => entry["port"] === port);
    return found && { mode: text(found, "mode") ?? "", trustStore: text(found, "trustStore") };
}

function assertValid(entry: Props): void {
    const mode = text(entry, "mode") ?? "";
    const where = `for port ${show(entry["port"])}`;
    if (!MODES.includes(mode)) {
        throw new BuildError(
            `mutualAuthentication mode value must be among [${MODES.join(", ")}] ${where} : ${mode}`,
        );
    }
    if (mode === "verify") {
        if (entry["trustStore"] !== undefined) return;
        throw new BuildError(
            `trustStore is required when mutualAuthentication mode is verify ${where}`,
        );
    }
    const refused = [
        ["trustStore", "trustStore"],
        ["ignoreClientCertificateExpiry", "ignoring client certificate expiry"],
        ["advertiseTrustStoreCaNames", "advertiseTrustStoreCaNames"],
    ].find(([key = ""]) => entry[key] !== undefined);
    if (refused) {
        throw new BuildError(
            `Mutual Authentication mode ${mode} does not support ${refused[1] ?? ""} ${where}`,
        );
    }
}
