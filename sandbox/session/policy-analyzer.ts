import { mkdir, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { version } from "@pulumi/pulumi/version";

/** Runs policy packs of the runtime nodejs where no `pulumi-language-nodejs` is installed. */
const NAME = "policy-nodejs";

/**
 * Puts the plugin that runs a policy pack into the engine's home: the SDK's own runner, as the official
 * language host starts it. The engine looks for a language plugin on disk first, does not count the host
 * that it is attached to, and then takes this one (pkg/resource/plugin/analyzer_plugin.go).
 */
export async function installPolicyAnalyzer(pulumiHome: string): Promise<void> {
    const folder = join(pulumiHome, "plugins", `analyzer-${NAME}-v${version}`);
    const runner = createRequire(__filename).resolve("@pulumi/pulumi/cmd/run-policy-pack");
    const binary = join(folder, `pulumi-analyzer-${NAME}`);
    await mkdir(folder, { recursive: true });
    await writeFile(binary, `#!/bin/sh\nexec "${process.execPath}" "${runner}" "$@"\n`, {
        mode: 0o755,
    });
}
