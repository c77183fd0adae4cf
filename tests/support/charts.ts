import { readFileSync } from "node:fs";
import { join } from "node:path";

import { below, isMap } from "../charts/record/path";

export type Chart = "aws-load-balancer-controller" | "base" | "istiod" | "gateway" | "karpenter";

const KEYS = join(__dirname, "..", "charts", "keys");

/** The keys that a chart of a version takes; of Istio's charts, of a minor version. */
export function chartKeys(chart: Chart, version: string): string[] {
    const keys = recorded(`${chart}-${version}`);
    if (chart !== "istiod") return keys;
    // The chart hands this section to istiod as it is; its keys are those of Istio's MeshConfig.
    const mesh = recorded(`mesh-config-${version}`).map((path) => `meshConfig.${path}`);
    return [...keys, ...mesh];
}

/** The keys that the schema of the gateway chart allows at the top; it refuses any other. */
export function gatewaySchemaKeys(version: string): string[] {
    return recorded(`gateway-${version}.top`);
}

function recorded(name: string): string[] {
    return JSON.parse(readFileSync(join(KEYS, `${name}.json`), "utf8")) as string[];
}

/** The paths of all keys that values set; a list and an empty map are values. */
export function keysSet(values: unknown, path = ""): string[] {
    const entries = isMap(values)
        ? Object.entries(values).filter(([, value]) => value !== undefined)
        : [];
    if (entries.length === 0) return [path];
    return entries.flatMap(([key, value]) => keysSet(value, below(path, key)));
}

/** The keys that values set and that a chart with the recorded keys would ignore or refuse. */
export function unknownKeys(values: unknown, recordedKeys: string[]): string[] {
    const known = new Set(recordedKeys);
    const open = recordedKeys.filter((key) => key.endsWith(".*")).map((key) => key.slice(0, -2));
    const isBelow = (path: string, map: string) =>
        path.startsWith(`${map}.`) || path.startsWith(`${map}[`);
    return keysSet(values).filter(
        (path) => !known.has(path) && !open.some((map) => path === map || isBelow(path, map)),
    );
}
