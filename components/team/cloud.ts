import { Provider } from "@pulumi/aws/provider";

import type { ConfigSource } from "../config/reading/check-shape";

/**
 * The AWS provider of a team's stack, for the contract or for records. The contract is asked for before the
 * config is checked: a value that is wrong here is among the mistakes that the check names.
 */
export function teamCloud({ config, project, stack }: ConfigSource): Provider {
    const own = (key: string) => config[`${project}:${key}`] ?? "";
    return new Provider("cloud", {
        region: config["aws:region"],
        profile: config["aws:profile"],
        allowedAccountIds: [own("accountId")],
        defaultTags: { tags: { project, stack, team: own("team") } },
    });
}
