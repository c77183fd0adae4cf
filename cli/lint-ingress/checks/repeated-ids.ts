import type { Place } from "../finding";
import { error, type Remark } from "../remark";
import { parseList } from "../string-map";

/**
 * Ids that a list has twice: EC2 answers with each once, and the controller takes the other for missing
 * (3.5.0: `pkg/networking`). Names are other things: subnets may share one, and those of groups count once.
 */
export function repeatedIds(name: string, text: string | undefined, place: Place): Remark[] {
    const ids = parseList(text ?? "").filter((id) => /^(subnet|sg|eipalloc)-/.test(id));
    const repeated = ids.filter((id, index) => ids.indexOf(id) < index);
    return [...new Set(repeated)].map((id) =>
        error(
            "malformed-value",
            place,
            `${name} lists ${id} more than once, which the controller or AWS refuses`,
            "take the others out",
        ),
    );
}
