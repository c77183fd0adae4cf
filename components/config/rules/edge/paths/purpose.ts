import { each } from "../../../reading/unknown";
import { exactlyOne } from "../../choice";
import type { Rules } from "../../refusal";
import { repeated } from "../../repeated";
import { eachPath, eachTarget } from "./entries";

/** How to have several of what an entry or a target may be one of. */
const SPLIT = "make an entry of each, or take out the others";

export const purposeRules: Rules = {
    pathsDoOneThing: (config) =>
        eachPath(config, ({ to }, path) =>
            exactlyOne(`${path}.to`, to, ["targets", "fixedResponse", "redirect"], SPLIT),
        ),

    targetsAreOneThing: (config) =>
        eachTarget(config, (target, path) =>
            exactlyOne(path, target, ["gateway", "targetGroupArn", "lambda", "ips"], SPLIT),
        ),

    /** A group stands in a rule once. */
    targetsDistinct: (config) =>
        eachPath(config, ({ to }, at) => {
            const targets = each(`${at}.to.targets`, to.targets, (target, path, index) => ({
                path,
                index,
                group: target.gateway ? "gateway" : target.targetGroupArn,
            }));
            return repeated(targets, ({ group }) => group).map(([{ path, group }, first]) => ({
                path,
                value: group,
                rule: `must be in the list only once; entry [${first.index}] is the same`,
                cure: "take it out, and add its weight to the other's",
            }));
        }),

    /** AWS refuses a rule that sends nothing anywhere. */
    weightsNotAllZero: (config) =>
        eachPath(config, ({ to }, path) => {
            const weights = (to.targets ?? []).map(({ weight }) => weight);
            return (
                weights.length > 0 &&
                weights.every((weight) => weight === 0) && {
                    path: `${path}.to.targets`,
                    value: weights,
                    rule: "must have a weight above 0 among them",
                    cure: "give the target that should get the requests a weight of 1",
                }
            );
        }),

    stickinessNeedsTargets: (config) =>
        eachPath(
            config,
            ({ to: { stickinessSeconds, targets = [] } }, path) =>
                stickinessSeconds !== undefined &&
                targets.length < 2 && {
                    path: `${path}.to.stickinessSeconds`,
                    rule: "must be left out with fewer than two targets: stickiness chooses between targets",
                    cure: "take it out",
                },
        ),
};
