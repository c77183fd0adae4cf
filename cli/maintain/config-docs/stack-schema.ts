import { z } from "zod";

import { classic } from "../../../components/config/reading/zod-schema";
import { CI_KEYS, CLUSTER_KEYS, STACK_KEYS, TEAM_KEYS } from "./stack-file";
import { isRequired, noteOf } from "./value-text";

/** Of these namespaces the program takes no other keys; those of Pulumi and of other packages are its user's. */
const CLOSED = ["mesh-edge", "aws", "kubernetes"];

/**
 * The JSON schema of a whole `Pulumi.<stack>.yaml`, for editors. It says less than the program checks:
 * nothing that depends on two keys.
 */
export function stackSchema(): object {
    const all = [...STACK_KEYS, ...TEAM_KEYS, ...CI_KEYS];
    const keys = all.map(([key]) => key);
    const own = keys.map((key) => key.replace(/^.*?:/, "")).join("|");
    return {
        $schema: "http://json-schema.org/draft-07/schema#",
        title: "Stack file of mesh-edge",
        description: "Made from components/config by `npm run config-docs`.",
        type: "object",
        properties: {
            config: {
                description: "Values of the stack.",
                type: "object",
                properties: Object.fromEntries(all.map(([key, schema]) => [key, schemaOf(schema)])),
                patternProperties: { [`^(${CLOSED.join("|")}):(?!(${own})$)`]: false },
                required: STACK_KEYS.filter(([, schema]) => isRequired(schema))
                    .map(([key]) => key)
                    .filter((key) => !CLUSTER_KEYS.includes(key)),
                anyOf: [
                    withKeys(CLUSTER_KEYS),
                    ...[TEAM_KEYS, CI_KEYS].map((keys) => withKeys(keys.map(([key]) => key))),
                ],
            },
        },
        required: ["config"],
    };
}

function withKeys(required: string[]): object {
    return {
        type: "object",
        properties: Object.fromEntries(
            required.map((key) => [key, { type: ["string", "object"] }]),
        ),
        required,
    };
}

function hasKeys({ properties }: z.core.JSONSchema.BaseSchema, ...keys: string[]): boolean {
    return properties !== undefined && keys.every((key) => key in properties);
}

function schemaOf(schema: z.ZodType): object {
    const made = z.toJSONSchema(schema, {
        target: "draft-7",
        io: "input",
        override: ({ zodSchema, jsonSchema }) => {
            const note = noteOf(classic(zodSchema));
            if (note !== "") jsonSchema.description = note;
            delete jsonSchema.changes;
            // JSON Schema has no flags: without `u` this would mean something else.
            if (jsonSchema.pattern?.includes("\\p{")) delete jsonSchema.pattern;
            // A team's stack has one namespace, and may leave it out of backends; the program tells.
            if (hasKeys(jsonSchema, "name", "namespace", "port")) {
                jsonSchema.required = jsonSchema.required?.filter((key) => key !== "namespace");
            }
        },
    });
    // It is there once, for the whole file.
    delete made.$schema;
    return made;
}
