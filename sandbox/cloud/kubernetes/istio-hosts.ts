import { isIP } from "node:net";

export const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/i;

/** Why a host is neither a name, of which only the first label may be or begin with a `*`, nor an address. */
export function wrongHost(host: string): string | undefined {
    if (isIP(host)) return undefined;
    const [first = "", ...others] = host.replace(/\.$/, "").split(".");
    const plain = [first === "*" ? "any" : first.replace(/^\*-?/, ""), ...others];
    const wrong = plain.find((label) => !LABEL.test(label));
    if (wrong !== undefined) return `domain name "${host}" invalid (label "${wrong}" invalid)`;
    return others.length > 0 && /^\d+$/.test(others.at(-1) ?? "")
        ? `domain name "${host}" invalid (top level domain cannot be all-numeric)`
        : undefined;
}
