/**
 * Re-makes a file of recorded keys when a version is added:
 *
 *     helm pull <chart> --version <version> --untar
 *     npx tsx tests/charts/record-keys.ts <chart>/values.yaml > tests/charts/keys/<chart>-<version>.json
 *     npx tsx tests/charts/record-keys.ts gateway/values.schema.json > tests/charts/keys/gateway-<version>.top.json
 *     npx tsx tests/charts/record-keys.ts api/mesh/v1alpha1/{config,proxy}.proto > tests/charts/keys/mesh-config-<version>.json
 *
 * Templates and schema are read from beside values.yaml. The .proto files are those of the Go module
 * istio.io/api at Istio's version. Istio's versions are minor ones.
 */
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";

import { protoKeys } from "./record/proto";
import { topLevelKeys, valuesKeys } from "./record/values";

const files = process.argv.slice(2);
const [first] = files;
if (!first) throw new Error("usage: record-keys.ts VALUES.yaml | SCHEMA.json | PROTO...");
console.log(JSON.stringify(keysIn(first), undefined, 4));

function keysIn(file: string): string[] | undefined {
    if (file.endsWith(".proto")) return protoKeys(files.map(read).join("\n"), "MeshConfig");
    if (file.endsWith(".json")) return topLevelKeys(read(file));
    const chart = dirname(file);
    const schema = join(chart, "values.schema.json");
    return valuesKeys({
        values: read(file),
        templates: templatesOf(join(chart, "templates")),
        ...(existsSync(schema) && { schema: read(schema) }),
    });
}

function templatesOf(folder: string): string {
    if (!existsSync(folder)) return "";
    return readdirSync(folder)
        .filter((name) => /\.(yaml|tpl)$/.test(name))
        .sort()
        .map((name) => read(join(folder, name)))
        .join("\n");
}

function read(file: string): string {
    return readFileSync(file, "utf8");
}
