import { posix } from "node:path";

import pulumi from "@pulumi/eslint-plugin";
import tseslint from "typescript-eslint";

const RESOURCE = "NewExpression[callee.type='MemberExpression'][callee.object.name!='pulumi']";

/** Under `components/`, each may import from those before it. */
const ORDER = [
    "config",
    "network",
    "cluster",
    "controller",
    "karpenter",
    "mesh",
    "edge",
    "observability",
    "stacks",
];
const components = ORDER.map((name) => `components/${name}`);
const commands = [
    "policy",
    "start",
    "render",
    "recover",
    "lint-ingress",
    "graph",
    "validate-istio",
    "check-stacks",
    "new",
];

/** Folders, and what a file in them never imports (docs/architecture.md, "Folders"). */
const NEVER = [
    ["components", ["policy", "sandbox", "cli", "tests", "index"]],
    ["policy", ["sandbox", "cli", "tests", "index"]],
    ["components/values", components],
    ...components.map((room, at) => [
        room,
        [...components.slice(at + 1), ...(at > 0 ? ["components/config/rules"] : [])],
    ]),
    ["components/config/sections", ["components/config/rules", "components/config/reading"]],
    ["sandbox", ["components", "policy", "cli", "tests", "index"]],
    ...["engine", "language", "session", "state"].map((name, at) => [
        `sandbox/${name}`,
        ["sandbox/cloud", "sandbox/sandbox", ...(at === 2 ? [] : ["sandbox/session"])],
    ]),
    ["sandbox/cloud", ["sandbox/engine", "sandbox/language", "sandbox/session", "sandbox/sandbox"]],
    ...["world", "aws", "kubernetes", "controller"].map((name) => [
        `sandbox/cloud/${name}`,
        ["cloud", "table", "provider", "eks-package"].map((above) => `sandbox/cloud/${above}`),
    ]),
    ["sandbox/cloud/aws", ["sandbox/cloud/kubernetes", "sandbox/cloud/controller"]],
    [
        "sandbox/cloud/world",
        ["aws", "kubernetes", "controller", "options", "clock", "faults"].map(
            (above) => `sandbox/cloud/${above}`,
        ),
    ],
    ...commands.map((name) => [`cli/${name}`, ["cli/maintain", "cli/main", "tests", "index"]]),
];

/** Deeper than any file lies in its folder. */
const DEPTHS = [0, 1, 2, 3, 4];

/**
 * The rule sees a path as it is written, so it gets one pattern for each depth. Of two blocks the later one
 * counts alone: an inner folder repeats what holds for those around it.
 */
function oneWay(room) {
    const banned = NEVER.filter(([outer]) => `${room}/`.startsWith(`${outer}/`)).flatMap(
        ([, never]) => never,
    );
    return DEPTHS.map((depth) => ({
        files: [`${room}/${"*/".repeat(depth)}*.ts`],
        rules: {
            "no-restricted-imports": [
                "error",
                {
                    patterns: banned.map((other) => {
                        const path = posix.relative(`${room}/${"_/".repeat(depth)}`, other);
                        return {
                            regex: `^${path.replaceAll(".", "\\.")}(/|$)`,
                            message: `${room} never imports ${other} (docs/architecture.md).`,
                        };
                    }),
                },
            ],
        },
    }));
}

/** Outer folders first. */
const rooms = [...new Set(NEVER.map(([room]) => room))].sort();

export default tseslint.config(
    { ignores: ["**/node_modules/**", "**/*.mjs", "coverage/**", "reports/**", ".stryker-tmp/**"] },
    ...tseslint.configs.strictTypeChecked,
    {
        languageOptions: {
            parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
        },
        rules: {
            "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
        },
    },
    {
        files: ["index.ts", "components/**/*.ts"],
        plugins: { "@pulumi": pulumi },
        rules: {
            "@pulumi/no-output-in-template-literal": "error",
            "@pulumi/no-output-instance-in-template-literal": "error",
            // A Pulumi resource works by being constructed; nothing need hold it.
            "no-restricted-syntax": [
                "error",
                {
                    selector: `ClassBody ${RESOURCE}:not([arguments.2.properties.0.key.name='parent'])`,
                    message: "Give a component's child { parent: this }.",
                },
                {
                    selector: `CallExpression[callee.property.name='apply'] ${RESOURCE}`,
                    message: "A resource made inside apply is missing from a first preview.",
                },
                {
                    selector:
                        "Property[key.name=/^(ignoreChanges|deleteBeforeReplace|retainOnDelete|aliases)$/]",
                    message: "Disable this line with the reason.",
                },
            ],
        },
    },
    ...rooms.flatMap(oneWay),
    {
        // MockResourceArgs.inputs and a resource's state are `any`: what a test asserts is their value.
        files: ["tests/**/*.ts"],
        rules: {
            "@typescript-eslint/no-unsafe-assignment": "off",
            "@typescript-eslint/no-unsafe-member-access": "off",
            "@typescript-eslint/no-unsafe-argument": "off",
            "@typescript-eslint/no-unsafe-return": "off",
            "@typescript-eslint/no-unsafe-call": "off",
            "@typescript-eslint/no-non-null-assertion": "off",
        },
    },
);
