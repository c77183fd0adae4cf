import { z } from "zod";

const stateSchema = z.object({
    inputs: z.record(z.string(), z.unknown()).nullish(),
    outputs: z.record(z.string(), z.unknown()).nullish(),
    custom: z.boolean().optional(),
});
export type State = z.infer<typeof stateSchema>;

const metadataSchema = z.object({
    op: z.string(),
    urn: z.string(),
    old: stateSchema.nullish(),
    new: stateSchema.nullish(),
    keys: z.array(z.string()).nullish(),
    detailedDiff: z.record(z.string(), z.unknown()).nullish(),
});

const policySchema = z.object({
    resourceUrn: z.string().optional(),
    message: z.string(),
    policyName: z.string(),
    policyPackName: z.string(),
    enforcementLevel: z.string(),
});

/** The events of which a report speaks (sdk/go/common/apitype/events.go). */
export const eventSchema = z.object({
    resourcePreEvent: z.object({ metadata: metadataSchema }).optional(),
    policyEvent: policySchema.optional(),
    diagnosticEvent: z
        .object({ urn: z.string().optional(), severity: z.string(), message: z.string() })
        .optional(),
    summaryEvent: z.object({ result: z.string().optional() }).optional(),
});

/** Steps of `pulumi preview --json` (pkg/backend/display/json.go). */
const stepSchema = z.object({
    op: z.string(),
    urn: z.string(),
    oldState: stateSchema.nullish(),
    newState: stateSchema.nullish(),
    replaceReasons: z.array(z.string()).nullish(),
    detailedDiff: z.record(z.string(), z.unknown()).nullish(),
});

export const previewSchema = z.object({
    changeSummary: z.record(z.string(), z.number()).optional(),
    steps: z.array(stepSchema),
    diagnostics: z
        .array(z.object({ urn: z.string().optional(), severity: z.string(), message: z.string() }))
        .default([]),
});

export type Metadata = z.infer<typeof metadataSchema>;
export type EngineEvent = z.infer<typeof eventSchema>;
export type PolicyEvent = z.infer<typeof policySchema>;
export type JsonPreview = z.infer<typeof previewSchema>;
