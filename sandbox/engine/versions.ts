import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { version as sdkVersion } from "@pulumi/pulumi/version";

const FORM = /^v?(\d+)\.(\d+)\.(\d+)/;

/**
 * Why a CLI of this version can't drive programs of this SDK, or undefined if it can. Pulumi keeps
 * newer CLIs compatible with older SDKs within a major version, not the other way round.
 */
export function whyUnfit(cli: string, sdk: string = sdkVersion): string | undefined {
    const [cliMajor, ...cliRest] = numbers(cli);
    const [sdkMajor, ...sdkRest] = numbers(sdk);
    if (cliMajor === undefined) {
        return `its version "${cli}" can't be read`;
    }
    if (cliMajor !== sdkMajor) {
        return `${cli} is of another major version than the SDK's ${sdk}`;
    }
    return isOlder(cliRest, sdkRest) ? `${cli} is older than the SDK's ${sdk}` : undefined;
}

/** The version to install where there is none: that of the npm package `pulumi`, a pinned dependency. */
export function pinnedVersion(): string {
    const file = createRequire(__filename).resolve("pulumi/package.json");
    return (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version;
}

function numbers(version: string): number[] {
    return FORM.exec(version.trim())?.slice(1).map(Number) ?? [];
}

function isOlder(a: readonly number[], b: readonly number[]): boolean {
    const at = a.findIndex((part, i) => part !== b[i]);
    return at >= 0 && (a[at] ?? 0) < (b[at] ?? 0);
}
