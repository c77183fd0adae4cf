import { each } from "../../reading/unknown";
import { controlPlane, UNNAMED } from "../../revisions";
import type { Rules } from "../refusal";

export const revisionRules: Rules = {
    /** Pods that nobody injects don't start, so whatever chooses a control plane must choose one that is there. */
    gatewayRuns: ({ mesh }) =>
        misfit("mesh.gateway.revision", mesh.gateway.revision, mesh.revisions),
    tagsRun: ({ mesh }) =>
        each("mesh.tags", mesh.tags, (value, path) => misfit(path, value, mesh.revisions)),

    /** Two webhooks for the same label would both inject. */
    tagsApart: ({ mesh: { revisions, tags, version } }) => {
        const taken = new Map(
            revisions.map((entry) => [controlPlane({ version }, entry).revision, entry]),
        );
        return Object.keys(tags).map((tag) => {
            const entry = taken.get(tag);
            return (
                entry !== undefined && {
                    path: `mesh.tags.${tag}`,
                    rule: `must not be a tag of this name: the control plane ${entry} of mesh.revisions answers to istio.io/rev: ${tag} itself`,
                    cure:
                        tag === UNNAMED
                            ? 'give it another name, for example "stable", or take "default" out of mesh.revisions'
                            : 'give it another name, for example "stable"',
                }
            );
        });
    },

    /** Without the unnamed control plane nothing has its release. */
    versionHasEffect: ({ mesh }, { isGiven }) =>
        isGiven("mesh.version") &&
        mesh.revisions.length > 0 &&
        !mesh.revisions.includes(UNNAMED) && {
            path: "mesh.version",
            rule: 'has no effect: mesh.revisions has no "default", the control plane of this version',
            cure: "take it out",
        },
};

function misfit(path: string, value: string, revisions: readonly string[]) {
    return (
        revisions.length > 0 &&
        !revisions.includes(value) && {
            path,
            rule: `must be a control plane of mesh.revisions: ${revisions.join(", ")}`,
            cure: `write "${String(revisions.at(-1))}", or add "${value}" to mesh.revisions`,
        }
    );
}
