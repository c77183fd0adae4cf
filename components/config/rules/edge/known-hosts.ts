import { type Host, writtenOut } from "../../sections/edge/hosts";
import { known, type LenientConfig } from "../rule";

/** A host of which some parts may be unknown. */
export type KnownHost = { [K in keyof Host]: Host[K] | undefined } & {
    /** Where its name stands. */
    path: string;
    /** Its place in the list. */
    index: number;
};

/** The hosts in the order of the config, as far as they are known. */
export function knownHosts({ edge }: Pick<LenientConfig, "edge">): KnownHost[] {
    const ofAll = edge?.zone ?? undefined;
    return known(edge?.hosts).map(([index, entry]) => {
        const path = `edge.hosts[${index}]`;
        if (typeof entry === "string") {
            return { ...writtenOut(entry), index, path, zone: ofAll };
        }
        const { name, protocol, zone } = entry;
        return {
            name,
            protocol,
            index,
            path: `${path}.name`,
            zone: zone === null ? ofAll : zone,
        };
    });
}
