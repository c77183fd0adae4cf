import { each } from "../../reading/unknown";
import type { StackConfig } from "../../schema";
import { type Host, writtenOut } from "../../sections/edge/hosts";

/** A host of `edge.hosts` as it is written out. Whoever reads a part that isn't known is thrown out. */
export interface PlacedHost extends Host {
    /** Where its name stands. */
    path: string;
    /** Its place in the list. */
    index: number;
}

/** What `look` finds at each host that is known; nothing for one with what it can't read. */
export function eachHost<Found>(
    { edge }: Pick<StackConfig, "edge">,
    look: (host: PlacedHost) => Found,
): Found[] {
    return each("edge.hosts", edge?.hosts, (entry, path, index) => {
        const isName = typeof entry === "string";
        const host = isName ? writtenOut(entry) : entry;
        return look({
            path: isName ? path : `${path}.name`,
            index,
            get name() {
                return host.name;
            },
            get protocol() {
                return host.protocol;
            },
            get zone() {
                return host.zone ?? edge?.zone;
            },
        });
    });
}

/** The names of all hosts; nothing is certain of them where one isn't known. */
export function hostNames({ edge }: Pick<StackConfig, "edge">): string[] {
    return (edge?.hosts ?? []).map((entry) => (typeof entry === "string" ? entry : entry.name));
}

/** The names of both entrances. */
export function servedNames({ edge }: Pick<StackConfig, "edge">): string[] {
    return [...hostNames({ edge }), ...(edge?.internal?.hosts ?? [])];
}

/** The hosts that are known to be of a protocol. */
export function hostsOf(config: Pick<StackConfig, "edge">, protocol: Host["protocol"]) {
    return eachHost(config, (host) => (host.protocol === protocol ? [host] : [])).flat();
}
