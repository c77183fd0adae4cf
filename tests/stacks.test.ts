import { readdirSync, readFileSync } from "node:fs";

import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { z } from "zod";

import { stackConfigSchema } from "../components/config/schema";
import { DEFAULT_VERSIONS, VERSIONS } from "../components/config/versions";
import { keysOf } from "../components/config/reading/zod-schema";
import { loaded } from "./support/config";

const STACK_FILE = /^Pulumi\.(?<stack>.+)\.yaml$/;
const STACKS = readdirSync(".").flatMap((file) => {
    const stack = STACK_FILE.exec(file)?.groups?.stack;
    return stack === undefined ? [] : [{ stack, text: readFileSync(file, "utf8") }];
});

const pathsOf = (schema: z.ZodType): string[] =>
    keysOf(schema).flatMap(([key, child]) => [
        ...(/^<(name|entry)>$/.test(key) ? [] : [key]),
        ...pathsOf(child).map((path) => `${key}.${path}`),
    ]);
const PATHS = pathsOf(stackConfigSchema);

const configIn = (text: string) => (parse(text) as { config: Record<string, unknown> }).config;
/** The file as it is when somebody takes the # from every key. */
const uncommented = (text: string) => text.replace(/^( *)# (?=( {2})*([\w:-]+:( |$)|- ))/gm, "$1");

/** Whether a path of the schema stands in a config; `<name>` is any key, `<entry>` any of a list. */
function stands(value: unknown, [key, ...rest]: readonly string[]): boolean {
    if (key === undefined) {
        return true;
    }
    if (typeof value !== "object" || value === null) {
        return false;
    }
    if (Array.isArray(value)) {
        return value.some((entry) => stands(entry, [key, ...rest]));
    }
    const inner = key === "<name>" ? Object.values(value) : [(value as never)[key]];
    return inner.some((child) => child !== undefined && stands(child, rest));
}

describe("the committed stack files", () => {
    it("are those of dev and prod, at least", () => {
        expect(STACKS.map(({ stack }) => stack)).toEqual(expect.arrayContaining(["dev", "prod"]));
    });

    it("don't take each other's load balancer name", () => {
        const names = STACKS.map(({ stack, text }) => loaded(configIn(text), { stack }))
            .map(({ edge }) => edge?.loadBalancerName)
            .filter((name) => name !== undefined);
        expect(new Set(names).size).toBe(names.length);
    });
});

describe.each(STACKS)("the stack file of $stack", ({ stack, text }) => {
    it("loads", () => {
        expect(loaded(configIn(text), { stack })).toMatchObject({ stack, region: "eu-west-1" });
    });

    it.each(PATHS)("shows the key %s, set or in a comment", (path) => {
        const config = configIn(uncommented(text));
        expect(stands(config, `mesh-edge:${path}`.split("."))).toBe(true);
    });

    it("says in its comments which versions there are, and which are the defaults", () => {
        const eks = Object.keys(VERSIONS.eks);
        for (const line of [
            `Kubernetes minor version, quoted: ${String(eks[0])} to ${String(eks.at(-1))}. Default "${DEFAULT_VERSIONS.eks}".`,
            `Chart and controller: ${Object.keys(VERSIONS.controller).join(" or ")}. Default ${DEFAULT_VERSIONS.controller}.`,
            `Release of the three charts, of ${Object.keys(VERSIONS.istio).join(" or ")}. Default ${DEFAULT_VERSIONS.istio}.`,
        ]) {
            expect(text).toContain(`        # ${line}\n`);
        }
    });

    it("runs the default versions", () => {
        const { cluster, controller, mesh } = loaded(configIn(text), { stack });
        expect({
            eks: cluster.version,
            istio: mesh.version,
            controller: controller.chartVersion,
        }).toEqual(DEFAULT_VERSIONS);
    });

    it("loads with every commented key switched on", () => {
        const config = configIn(uncommented(text));
        // It has nothing to do beside the certificate that is given.
        Reflect.deleteProperty(config["mesh-edge:edge"] as object, "validationZone");
        expect(Object.keys(config)).toContain("aws:profile");
        expect(loaded(config, { stack }).edge?.certificateArn).toMatch(/^arn:aws:acm:/);
    });
});

describe("the stack file of prod", () => {
    const prod = STACKS.find(({ stack }) => stack === "prod");

    it("is hardened", () => {
        expect(loaded(configIn(prod?.text ?? ""), { stack: "prod" })).toMatchObject({
            protect: true,
            network: { natGateways: "one-per-zone", flowLogs: true },
            waf: { mode: "enforce" },
            observability: { enabled: true, emails: [expect.any(String)] },
        });
    });
});
