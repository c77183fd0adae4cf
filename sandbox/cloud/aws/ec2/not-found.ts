import { CloudError } from "../../world/errors";
import type { TypeFacts } from "../../world/entity";

/** EC2's error for an unknown id. */
export function notFound(code: string, kind: string): TypeFacts["notFound"] {
    return (id) => new CloudError(`${code}.NotFound`, `The ${kind} ID '${id}' does not exist`);
}
