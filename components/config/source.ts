import * as pulumi from "@pulumi/pulumi";

import type { ConfigSource } from "./reading/check-shape";

/** The SDK keeps this function out of its published types. */
const runtime = pulumi.runtime as unknown as { isConfigSecret(key: string): boolean };

/** The running program's config. */
export function configSource(): ConfigSource {
    return {
        project: pulumi.getProject(),
        stack: pulumi.getStack(),
        config: pulumi.runtime.allConfig(),
        isSecret: (key) => runtime.isConfigSecret(key),
    };
}
