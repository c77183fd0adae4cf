import { type PathConfig, pathSchema } from "../../../components/config/sections/edge/paths/entry";

/** An entry of `edge.paths` as the config gives it, its defaults filled in. */
export function entry(given: Record<string, unknown>): PathConfig {
    return pathSchema.parse({ name: "reports", path: "/reports", ...given });
}

export const OUTSIDE_GROUP =
    "arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/billing/0123456789abcdef";
export const FUNCTION = "arn:aws:lambda:eu-west-1:111122223333:function:reports";
