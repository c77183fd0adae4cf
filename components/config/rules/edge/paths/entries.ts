import type { PathConfig, TargetConfig } from "../../../sections/edge/paths/entry";
import type { Lenient } from "../../../reading/lenient";
import { known, type LenientConfig } from "../../rule";

/** An entry of `edge.paths` of which any part may be unknown. */
export type LenientPath = NonNullable<Lenient<PathConfig>>;
export type LenientTarget = NonNullable<Lenient<TargetConfig>>;

/** The entries, each with its place in the config. */
export function entriesOf({ edge }: LenientConfig): [string, LenientPath][] {
    return known(edge?.paths).map(([index, entry]) => [`edge.paths[${index}]`, entry]);
}

/** The targets of all entries, each with its place in the config. */
export function targetsOf(config: LenientConfig): [string, LenientTarget][] {
    return entriesOf(config).flatMap(([path, { to }]) =>
        known(to?.targets).map(([index, target]): [string, LenientTarget] => [
            `${path}.to.targets[${index}]`,
            target,
        ]),
    );
}
