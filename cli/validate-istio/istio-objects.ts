import { parse, stringify } from "yaml";

import type { RenderedFile } from "../render/files";
import { renderedFiles } from "../render/render";
import { asObject } from "../render/state";

/** `networking.istio.io/v1`, `security.istio.io/v1` and the like. */
const ISTIO_API = /(^|\.)istio\.io\//;

/** An Istio object of a stack. */
export interface IstioObject extends RenderedFile {
    apiVersion: string;
    kind: string;
}

/** The Istio objects among what a stack declares; what charts bring is Istio's own. */
export function istioObjects(exported: unknown): IstioObject[] {
    return renderedFiles(exported)
        .filter(({ path }) => path.startsWith("kubernetes/"))
        .flatMap((file) => {
            const { apiVersion, kind } = asObject(parse(file.text));
            return typeof apiVersion === "string" &&
                typeof kind === "string" &&
                ISTIO_API.test(apiVersion)
                ? [{ ...file, apiVersion, kind }]
                : [];
        });
}

/**
 * One object of each kind that no validator may take. `istioctl validate` calls an object valid whose
 * kind or version it doesn't know.
 */
export function brokenOnes(objects: readonly IstioObject[]): IstioObject[] {
    const kinds = new Map(
        objects.map(({ apiVersion, kind }) => [`${apiVersion} ${kind}`, { apiVersion, kind }]),
    );
    return [...kinds.values()].map(({ apiVersion, kind }) => ({
        apiVersion,
        kind,
        path: `broken/${kind.toLowerCase()}.yaml`,
        text: stringify({
            apiVersion,
            kind,
            metadata: { name: "broken", namespace: "default" },
            spec: { noSuchField: true },
        }),
    }));
}
