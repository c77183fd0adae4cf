import * as pulumi from "@pulumi/pulumi";

import { isInside } from "../../config/sections/edge/hosts";

/** What a look-up tells of a hosted zone. */
export interface FoundZone {
    name: string;
    privateZone?: boolean | undefined;
}

/**
 * Checks of a zone that the stack file names by its id, which says nothing of it: in the preview, not
 * when Route 53 refuses a record after everything else has been created.
 * @throws {pulumi.RunError} where the zone is of the other kind, or a host is not inside it.
 */
export function assertFits(
    id: string,
    found: FoundZone,
    hosts: readonly string[],
    privateZone: boolean,
): void {
    const name = found.name.replace(/\.$/, "");
    if ((found.privateZone ?? false) !== privateZone) {
        throw new pulumi.RunError(
            privateZone
                ? `Hosted zone ${id}, ${name}, is public, and edge.privateZone is true: name a private zone, or take privateZone out.`
                : `Hosted zone ${id}, ${name}, is private: name the public one, or set edge.privateZone to true.`,
        );
    }
    const outside = hosts.filter((host) => !isInside(name, host));
    if (outside.length > 0) {
        throw new pulumi.RunError(
            `Hosted zone ${id} is ${name}, and ${outside.join(", ")} must be inside it: name the zone of each host, in edge.zone or beside the host in edge.hosts.`,
        );
    }
}
