import { each } from "../../../reading/unknown";
import type { StackConfig } from "../../../schema";
import type { PathConfig, TargetConfig } from "../../../sections/edge/paths/entry";

/** What `look` finds at each entry of `edge.paths`, given its place; nothing for one with what it can't read. */
export function eachPath<Found>(
    { edge }: StackConfig,
    look: (entry: PathConfig, path: string, index: number) => Found,
): Found[] {
    return each("edge.paths", edge?.paths, look);
}

/** The same at each target of all entries. */
export function eachTarget<Found>(
    config: StackConfig,
    look: (target: TargetConfig, path: string) => Found,
): Found[] {
    return eachPath(config, ({ to }, path) => each(`${path}.to.targets`, to.targets, look)).flat();
}
