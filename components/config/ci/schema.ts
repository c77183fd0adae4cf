import { z } from "zod";

import { ciSchema } from "../sections/ci";
import { IN_PLACE } from "../sections/effects";
import { ownerKeys } from "../sections/owner";

/** The stack of CI's access: every value that it may set. */
export const ciStackSchema = z.strictObject({
    ...ownerKeys,
    ci: ciSchema.meta({
        description:
            "What GitHub Actions may do in the account. It makes the stack that of CI's access: IAM roles, and nothing else.",
        changes: IN_PLACE,
    }),
});

export type CiStackConfig = z.infer<typeof ciStackSchema>;
