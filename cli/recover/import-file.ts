import type { Import } from "./match";
import { nameOf, providerUrn } from "../../sandbox/state/urn";

/** The file that `pulumi import --file` reads. */
export interface ImportFile {
    nameTable: Record<string, string>;
    resources: { type: string; name: string; id: string; parent: string; provider: string }[];
}

/** Puts each thing where the program declares it: the same name, parent and provider. */
export function importFile(imports: readonly Import[]): ImportFile {
    const nameTable: ImportFile["nameTable"] = {};
    const resources = imports.map(({ planned, found }, index) => {
        const [parent, provider] = [`parent${index}`, `provider${index}`];
        nameTable[parent] = planned.parent;
        nameTable[provider] = providerUrn(planned.provider);
        const { type, id } = found;
        return { type, name: nameOf(planned.urn), id, parent, provider };
    });
    return { nameTable, resources };
}
