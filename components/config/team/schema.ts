import { z } from "zod";

import { IN_PLACE } from "../sections/effects";
import { ownerKeys } from "../sections/owner";
import { platformSchema } from "../sections/platform";
import { policySchema } from "../sections/policy";
import { routesSchema } from "../sections/routes/routes";
import { servicesSchema } from "../sections/routes/services";

/** The stack of a team on a platform: every value that it may set. */
export const teamStackSchema = z.strictObject({
    ...ownerKeys,
    platform: platformSchema.meta({
        description:
            "Platform that the stack is on: name of its stack, or the SSM parameter with its contract. It makes the stack that of a team: the sections of a cluster and its mesh are the platform's.",
        changes: "**new objects** on the other platform; those on the old one are deleted",
        examples: ["platform-dev"],
    }),
    routes: routesSchema.meta({
        description: "By host, where requests go behind the gateway.",
        changes: IN_PLACE,
    }),
    services: servicesSchema.meta({
        description:
            "Services of the team that routes may name, as `<name>` or `<namespace>/<name>`.",
        changes: IN_PLACE,
    }),
    policy: policySchema,
});

/** A team's config, checked and with its defaults. */
export type TeamStackConfig = z.infer<typeof teamStackSchema>;
