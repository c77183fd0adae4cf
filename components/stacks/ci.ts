import { Provider } from "@pulumi/aws/provider";

import { CiAccess } from "../ci/access";
import { loadCi } from "../config/ci/load";
import { configSource } from "../config/source";

/** The stack of CI's access; what it returns are its outputs. */
export function ciStack() {
    const config = loadCi(configSource());
    const { accountId, region, profile, project, stack, team } = config;
    const cloud = new Provider("cloud", {
        region,
        profile,
        allowedAccountIds: [accountId],
        defaultTags: { tags: { project, stack, team } },
    });
    const { roles, boundaries } = new CiAccess("github", config, { providers: [cloud] });
    return {
        /** By GitHub environment, the value of its variable AWS_ROLE_ARN. */
        roles,
        /** By stack, the value of its key `permissionsBoundary`. */
        boundaries,
    };
}
