import { z } from "zod";

import { REFUSED } from "./effects";
import { teamName } from "./fields";

/** Whose a stack is, in every shape of a stack. */
export const ownerKeys = {
    team: teamName.meta({
        description: "Team that owns the stack; tag and part of names.",
        changes: REFUSED,
        examples: ["payments"],
    }),
    accountId: z
        .string()
        .regex(/^\d{12}$/, "must be a quoted 12-digit AWS account id")
        .meta({
            description: "The only AWS account that the stack may touch.",
            changes:
                "**an update fails** with the credentials of the old account, and what stands stays there; destroy the stack, change it, then `up`",
            examples: ["111122223333"],
        }),
};
