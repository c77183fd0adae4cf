import { z } from "zod";

import { importId } from "../import-id";
import type { Found } from "../inventory";
import { RELEASE, releaseFound, type Revision } from "../releases";
import type { Resource, StackFacts } from "../stack";
import { parsed } from "./cli";

export type Kubectl = (...args: string[]) => Promise<string>;

const secretsSchema = z.object({
    items: z.array(
        z.object({
            metadata: z.object({ namespace: z.string(), labels: z.record(z.string(), z.string()) }),
        }),
    ),
});

/** Objects that the program would make, and its releases, by their names. */
export async function objects(kubectl: Kubectl, { planned, held }: StackFacts): Promise<Found[]> {
    const found: Found[] = [];
    for (const resource of planned) {
        const { type } = resource;
        const id = type.startsWith("kubernetes:") ? importId(resource) : undefined;
        if (id === undefined || type === RELEASE) continue;
        const [name = "", namespace] = id.split("/").reverse();
        const within = namespace === undefined ? [] : ["--namespace", namespace];
        const args = ["get", kindOf(resource), name, ...within, "--ignore-not-found"];
        const answer = await kubectl(...args, "--output", "name").catch(ofNoKind);
        if (answer.trim() !== "") found.push({ type, id });
    }
    const releases = [...planned, ...held].filter(({ type }) => type === RELEASE);
    if (releases.length === 0) return found;
    const wanted = new Set(releases.map(importId));
    const secrets = ["get", "secrets", "--all-namespaces", "--selector", "owner=helm"];
    const listed = helmReleases(await kubectl(...secrets, "--output", "json"));
    return [...found, ...listed.filter(({ id }) => wanted.has(id))];
}

/** Before Istio is installed, the cluster doesn't have its kinds: then there is no object of them. */
function ofNoKind(error: unknown): string {
    if (error instanceof Error && error.message.includes("doesn't have a resource type")) return "";
    throw error;
}

/** `Kind.version.group`, as kubectl takes it; the core group is empty. */
function kindOf({ type }: Resource): string {
    const [, apiVersion = "", kind = ""] = type.split(":");
    const [group = "", version = ""] = apiVersion.split("/");
    return `${kind}.${version}.${group === "core" ? "" : group}`;
}

/** Releases from the secrets that Helm keeps them in, one a revision. */
function helmReleases(answer: string): Found[] {
    const revisions = new Map<string, Revision[]>();
    for (const { metadata } of secretsSchema.parse(parsed(answer)).items) {
        const { name = "", status = "", version = "" } = metadata.labels;
        const id = `${metadata.namespace}/${name}`;
        const revision = { version: Number(version), status };
        revisions.set(id, [...(revisions.get(id) ?? []), revision]);
    }
    return [...revisions].map(([id, ofOne]) => releaseFound(id, ofOne));
}
