import type { Problem } from "../../../reading/problem";
import { known, type Rule } from "../../rule";
import { entriesOf, targetsOf } from "./entries";

/** Keys of which a section names exactly one; one that is there but not valid counts. */
function oneOf(path: string, section: object, keys: readonly string[]): Problem[] {
    const parts = section as Readonly<Record<string, unknown>>;
    const named = keys.filter((key) => parts[key] !== null && parts[key] !== false);
    return named.length === 1
        ? []
        : [
              {
                  path,
                  value: named,
                  rule: `must name exactly one of ${keys.join(", ")}`,
                  cure:
                      named.length === 0
                          ? "add the one that is meant"
                          : "make an entry of each, or take out the others",
              },
          ];
}

export const pathsDoOneThing: Rule = (config) =>
    entriesOf(config).flatMap(([path, { to }]) =>
        to === undefined ? [] : oneOf(`${path}.to`, to, ["targets", "fixedResponse", "redirect"]),
    );

export const targetsAreOneThing: Rule = (config) =>
    targetsOf(config).flatMap(([path, target]) =>
        oneOf(path, target, ["gateway", "targetGroupArn", "lambda", "ips"]),
    );

/** A group stands in a rule once. */
export const targetsDistinct: Rule = (config) =>
    entriesOf(config).flatMap(([path, { to }]) => {
        const targets = known(to?.targets);
        return targets.flatMap(([index, target]) => {
            const key = target.gateway === true ? "gateway" : target.targetGroupArn;
            const same = targets.find(
                ([, other]) =>
                    key !== null &&
                    key !== undefined &&
                    (other.gateway === true ? "gateway" : other.targetGroupArn) === key,
            );
            return same === undefined || same[0] === index
                ? []
                : [
                      {
                          path: `${path}.to.targets[${index}]`,
                          value: key,
                          rule: `must be in the list only once; entry [${same[0]}] is the same`,
                          cure: "take it out, and add its weight to the other's",
                      },
                  ];
        });
    });

/** AWS refuses a rule that sends nothing anywhere. */
export const weightsNotAllZero: Rule = (config) =>
    entriesOf(config).flatMap(([path, { to }]) => {
        const weights = (to?.targets ?? []).map((target) => target?.weight);
        return weights.length === 0 || weights.some((weight) => weight !== 0)
            ? []
            : [
                  {
                      path: `${path}.to.targets`,
                      value: weights,
                      rule: "must have a weight above 0 among them",
                      cure: "give the target that should get the requests a weight of 1",
                  },
              ];
    });

export const stickinessNeedsTargets: Rule = (config) =>
    entriesOf(config).flatMap(([path, { to }]) => {
        const seconds = to?.stickinessSeconds;
        const targets = to?.targets;
        return typeof seconds !== "number" ||
            targets === undefined ||
            (targets !== null && targets.length > 1)
            ? []
            : [
                  {
                      path: `${path}.to.stickinessSeconds`,
                      value: seconds,
                      rule: "must be left out with fewer than two targets: stickiness chooses between targets",
                      cure: "take it out",
                  },
              ];
    });
