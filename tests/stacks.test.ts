import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";

import { checkStacks } from "../cli/check-stacks/check";
import { readStackFiles } from "../cli/check-stacks/stack-file";
import { committedStacks } from "../cli/validate-istio/stack-files";
import { STACK_KEYS } from "../cli/maintain/config-docs/stack-file";
import { stackConfigSchema } from "../components/config/schema";
import { DEFAULT_VERSIONS } from "../components/config/versions";
import { bare, fallbackOf, keysOf } from "../components/config/reading/zod-schema";
import { platformIn } from "../sandbox/account";
import { loaded } from "./support/config";

const read = (file: string) => readFileSync(file, "utf8");
const STACKS = committedStacks(".").map(({ stack, file }) => ({ stack, file, text: read(file) }));
const isTeams = ({ file }: { file: string }) => platformIn(file) !== undefined;
const isCi = ({ text }: { text: string }) => text.includes("mesh-edge:ci:");
const WHOLE = STACKS.filter((stack) => !isTeams(stack) && !isCi(stack));
const DEPLOYED = WHOLE.filter(({ file }) => dirname(file) === ".");

const EXAMPLE = read("Pulumi.example.yaml");
/** The file as it is when somebody takes the # from every key; a comment in words has one space behind it. */
const uncommented = (text: string) => text.replace(/^( *)#(?! \S)/gm, "$1");

type Config = Record<string, unknown>;
const configIn = (text: string) => (parse(text) as { config: Config }).config;
const own = (config: Config) =>
    Object.fromEntries(
        Object.entries(config).flatMap(([key, value]) =>
            key.startsWith("mesh-edge:") ? [[key.slice("mesh-edge:".length), value]] : [],
        ),
    );

/** What an editor checks a stack file with. */
const EDITORS = z.fromJSONSchema(
    JSON.parse(read("docs/stack.schema.json")) as z.core.JSONSchema.JSONSchema,
);
const seen = (file: unknown) =>
    (EDITORS.safeParse(file).error?.issues ?? []).map(({ path, message }) =>
        [...path, message].join(" "),
    );

const pathsOf = (schema: z.ZodType): string[] =>
    keysOf(schema).flatMap(([key, child]) => [
        ...(key === "<name>" ? [] : [key]),
        ...pathsOf(child).map((path) => `${key}.${path}`),
    ]);

/** Whether a path of the schema stands in a config; `<name>` is any key. */
function stands(value: unknown, [key, ...rest]: readonly string[]): boolean {
    if (key === undefined) return true;
    if (typeof value !== "object" || value === null) return false;
    if (Array.isArray(value)) return value.some((entry) => stands(entry, [key, ...rest]));
    const inner = key === "<name>" ? Object.values(value) : [(value as never)[key]];
    return inner.some((child) => child !== undefined && stands(child, rest));
}

/** The paths of values that say what is so without them. */
function needless(schema: z.ZodType, value: unknown, path: string): string[] {
    if (JSON.stringify(fallbackOf(schema)) === JSON.stringify(value)) return [path];
    if (typeof value !== "object" || value === null || bare(schema) instanceof z.ZodArray)
        return [];
    const keys = new Map(keysOf(schema));
    return Object.entries(value).flatMap(([key, inner]) => {
        const child = keys.get(key) ?? keys.get("<name>");
        return child === undefined ? [] : needless(child, inner, `${path}.${key}`);
    });
}

describe("the committed stack files", () => {
    it("are those of dev and prod, at least", () => {
        expect(DEPLOYED.map(({ stack }) => stack)).toEqual(expect.arrayContaining(["dev", "prod"]));
    });

    it("have no mistake by themselves, on their platforms or beside each other", () => {
        expect(checkStacks(readStackFiles("."))).toEqual({ problems: [], notes: [] });
    });

    it("of dev is read in a minute: 60 lines at most", () => {
        expect(read("Pulumi.dev.yaml").trimEnd().split("\n").length).toBeLessThanOrEqual(60);
    });

    it("of prod is hardened", () => {
        expect(loaded(configIn(read("Pulumi.prod.yaml")), { stack: "prod" })).toMatchObject({
            protect: true,
            network: { natGateways: "one-per-zone", flowLogs: true },
            waf: { mode: "enforce" },
            observability: { enabled: true, emails: [expect.any(String)] },
        });
    });
});

describe.each(WHOLE)("the stack file $file", ({ stack, text }) => {
    it("loads", () => {
        expect(loaded(configIn(text), { stack })).toMatchObject({ stack, region: "eu-west-1" });
    });
});

describe("the sample of a team's stack file", () => {
    it("is short: 15 lines for a first host", () => {
        const lines = read("Pulumi.storefront-dev.yaml").trimEnd().split("\n");
        expect(lines.length).toBeLessThanOrEqual(15);
    });
});

describe.each(STACKS)("the stack file $file", ({ file, text }) => {
    it("names in its first line the schema that editors complete and check with", () => {
        const [, schema = ""] = /^# yaml-language-server: \$schema=(.*)\n/.exec(text) ?? [];
        expect(join(dirname(file), schema)).toBe("docs/stack.schema.json");
    });

    it("has no mistake for an editor", () => {
        expect(seen(parse(text))).toEqual([]);
    });
});

describe.each(DEPLOYED)("the stack file of $stack", ({ stack, text }) => {
    it("sets nothing to its default", () => {
        expect(needless(stackConfigSchema, own(configIn(text)), "mesh-edge")).toEqual([]);
    });

    it("runs the default versions", () => {
        const { cluster, controller, mesh } = loaded(configIn(text), { stack });
        expect({
            eks: cluster.version,
            istio: mesh.version,
            controller: controller.chartVersion,
            karpenter: cluster.karpenter.chartVersion,
        }).toEqual(DEFAULT_VERSIONS);
    });
});

describe("Pulumi.example.yaml", () => {
    const whole = configIn(uncommented(EXAMPLE));

    it("is a stack that loads", () => {
        expect(loaded(configIn(EXAMPLE), { stack: "example" })).toMatchObject({
            edge: { kind: "alb", zone: "example.com", hosts: ["shop.example.com"] },
        });
        expect(seen(parse(EXAMPLE))).toEqual([]);
    });

    it("sets no optional key, but for the entrance", () => {
        expect(Object.keys(configIn(EXAMPLE))).toEqual([
            "aws:region",
            "pulumi:disable-default-providers",
            "mesh-edge:team",
            "mesh-edge:accountId",
            "mesh-edge:network",
            "mesh-edge:cluster",
            "mesh-edge:edge",
        ]);
    });

    it.each([...STACK_KEYS.map(([key]) => [key]), ...pathsOf(stackConfigSchema).map(prefixed)])(
        "shows the key %s, set or in a comment",
        (path) => {
            expect(stands(whole, path.split("."))).toBe(true);
        },
    );

    it("has a valid value at every key", () => {
        expect(stackConfigSchema.safeParse(own(whole)).error?.issues ?? []).toEqual([]);
        expect(seen(parse(uncommented(EXAMPLE)))).toEqual([]);
    });

    it("has the defaults at optional keys that have any", () => {
        const { network, mesh } = stackConfigSchema.parse(own(whole));
        expect(network).toMatchObject({ natGateways: "one-per-zone", flowLogRetentionDays: 30 });
        expect(mesh.version).toBe(DEFAULT_VERSIONS.istio);
    });
});

function prefixed(path: string): [string] {
    return [`mesh-edge:${path}`];
}

describe("the editors' schema", () => {
    const dev = () => parse(read("Pulumi.dev.yaml")) as { config: Config };
    const withKey = (key: string, value: unknown) => {
        const file = dev();
        file.config[key] = value;
        return seen(file);
    };

    it("is where the stack files say", () => {
        expect(existsSync("docs/stack.schema.json")).toBe(true);
    });

    it.each([
        ["mesh-edge:rateLimit", 5],
        ["mesh-edge:team", "Payments!"],
        ["mesh-edge:protect", "yes"],
        ["mesh-edge:controller", { replicas: 6 }],
        ["mesh-edge:controller", { replica: 2 }],
        ["mesh-edge:network", undefined],
        ["aws:region", "eu-west-9"],
        ["aws:assumeRole", {}],
        ["kubernetes:context", "dev"],
    ])("finds the mistake in %s: %j", (key, value) => {
        expect(withKey(key, value)).not.toEqual([]);
    });

    it("leaves to their owners what Pulumi and other packages read, and what Pulumi writes", () => {
        expect(withKey("pulumi:tags", { a: "b" })).toEqual([]);
        expect(withKey("random:x", 1)).toEqual([]);
        expect(seen({ ...dev(), encryptionsalt: "v1:abc" })).toEqual([]);
    });

    it("says of a key what it is, what it is when left out, and what a change of it does", () => {
        const { properties } = JSON.parse(read("docs/stack.schema.json")) as {
            properties: { config: { properties: Record<string, { properties: Config }> } };
        };
        expect(properties.config.properties["mesh-edge:edge"]?.properties.targetType).toEqual({
            description:
                "`instance` sends to the gateway's node ports, `ip` to its pods. A change: a new target group; a short gap until its targets are healthy.",
            type: "string",
            enum: ["instance", "ip"],
            default: "instance",
        });
    });
});
