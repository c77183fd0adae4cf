import { controlPlane, UNNAMED } from "../../revisions";
import type { Problem } from "../../reading/problem";
import { known, knownEntries, type LenientConfig, type Rule } from "../rule";

/** The entries of `mesh.revisions`, where all of them are known. */
function revisionsOf({ mesh }: LenientConfig): string[] | undefined {
    const entries = known(mesh?.revisions).map(([, entry]) => entry);
    return entries.length > 0 && entries.length === mesh?.revisions?.length ? entries : undefined;
}

/** Pods that nobody injects don't start, so whatever chooses a control plane must choose one that is there. */
export const revisionsRun: Rule = (config) => {
    const revisions = revisionsOf(config);
    if (revisions === undefined) return [];
    const choices = [
        { path: "mesh.gateway.revision", value: config.mesh?.gateway?.revision },
        ...knownEntries(config.mesh?.tags).map(([tag, value]) => ({
            path: `mesh.tags.${tag}`,
            value,
        })),
    ];
    return choices.flatMap(({ path, value }): Problem[] =>
        value === undefined || revisions.includes(value)
            ? []
            : [
                  {
                      path,
                      value,
                      rule: `must be a control plane of mesh.revisions: ${revisions.join(", ")}`,
                      cure: `write "${String(revisions.at(-1))}", or add "${value}" to mesh.revisions`,
                  },
              ],
    );
};

/** Two webhooks for the same label would both inject. */
export const tagsApart: Rule = (config) => {
    const revisions = revisionsOf(config);
    const { tags, version } = config.mesh ?? {};
    if (revisions === undefined || version === undefined) return [];
    const taken = new Map(
        revisions.map((entry) => [controlPlane({ version }, entry).revision, entry]),
    );
    return Object.entries(tags ?? {}).flatMap(([tag, value]): Problem[] => {
        const entry = taken.get(tag);
        if (entry === undefined) return [];
        return [
            {
                path: `mesh.tags.${tag}`,
                value,
                rule: `must not be a tag of this name: the control plane ${entry} of mesh.revisions answers to istio.io/rev: ${tag} itself`,
                cure:
                    tag === UNNAMED
                        ? 'give it another name, for example "stable", or take "default" out of mesh.revisions'
                        : 'give it another name, for example "stable"',
            },
        ];
    });
};

/** Without the unnamed control plane nothing has its release. */
export const versionHasEffect: Rule = (config, { isGiven }) => {
    const revisions = revisionsOf(config);
    return revisions === undefined || revisions.includes(UNNAMED) || !isGiven("mesh.version")
        ? []
        : [
              {
                  path: "mesh.version",
                  value: config.mesh?.version,
                  rule: 'has no effect: mesh.revisions has no "default", the control plane of this version',
                  cure: "take it out",
              },
          ];
};
