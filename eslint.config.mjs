import pulumi from "@pulumi/eslint-plugin";
import tseslint from "typescript-eslint";

const RESOURCE = "NewExpression[callee.type='MemberExpression'][callee.object.name!='pulumi']";

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
