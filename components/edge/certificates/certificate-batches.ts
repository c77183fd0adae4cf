import { NAMES_PER_CERTIFICATE, type NonEmpty } from "../../config/sections/edge/certificates";

/** The names of each certificate, in the order of the hosts: one more host changes the last one only. */
export function certificateBatches(hosts: string[]): NonEmpty<string[]> {
    const batches: NonEmpty<string[]> = [hosts.slice(0, NAMES_PER_CERTIFICATE)];
    for (let start = NAMES_PER_CERTIFICATE; start < hosts.length; start += NAMES_PER_CERTIFICATE) {
        batches.push(hosts.slice(start, start + NAMES_PER_CERTIFICATE));
    }
    return batches;
}
