import { z } from "zod";

/** Key `edge.weight`: a share of the hosts' traffic, the rest of it with other stacks. */
export const weightSchema = z.strictObject({
    identifier: z
        .string()
        .regex(/^[\x21-\x7e]{1,128}$/, "must be 1 to 128 characters without spaces")
        .meta({
            description: "Tells this stack's records from those of the others.",
            examples: ["blue"],
        }),
    value: z
        .int()
        .min(0)
        .max(255)
        .meta({
            description:
                "This stack's part of the sum of all weights, 0 to 255. 0 takes it out, unless all are 0.",
            examples: [255],
        }),
});

export type WeightConfig = z.infer<typeof weightSchema>;
