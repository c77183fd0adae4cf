import { capacityNeeds, capacityOf, MOST_UNITS } from "../../waf-capacity";
import { type Rule } from "../rule";
import {
    addressesCanonical,
    addressesEitherOr,
    countriesEitherOr,
    countriesExist,
} from "./clients";
import { geoLabelsFitFront, geoLabelsGetThrough } from "./geo-labels";
import { groupRulesExist, groupVersions, uploadsHaveRules } from "./groups";
import { uploadsInsideScope } from "./upload-paths";
import { exceptionsInsidePaths, rulesLeaveAPath } from "./label-paths";
import { labelsAreGiven } from "./labels";
import { limitsAtMostTen, limitsReachable } from "./rate-limits";
import { bodiesFitType } from "./responses";

const wafNeedsEdge: Rule = ({ edge, waf }) =>
    edge === null && waf !== null
        ? [
              {
                  path: "waf",
                  value: waf,
                  rule: "must not be set in a stack without edge: the web ACL protects the ALB",
                  cure: "add the section edge, or take waf out",
              },
          ]
        : [];

/** What is known of the config already needs too much; the largest part is what to look at. */
const capacityFits: Rule = ({ waf }) => {
    const units = waf && waf.mode !== "off" ? capacityOf(waf) : 0;
    if (!waf || units <= MOST_UNITS) {
        return [];
    }
    const [largest] = capacityNeeds(waf).sort((a, b) => b.units - a.units);
    return [
        {
            path: "waf",
            value: `${units} capacity units`,
            rule: `must not need more than ${MOST_UNITS} capacity units (WCU), the limit of a web ACL`,
            cure: `take something out; the most, ${largest?.units ?? 0}, goes to ${largest?.what ?? "waf"}`,
        },
    ];
};

export const wafRules: readonly Rule[] = [
    wafNeedsEdge,
    addressesCanonical,
    addressesEitherOr,
    countriesExist,
    countriesEitherOr,
    limitsAtMostTen,
    limitsReachable,
    groupVersions,
    groupRulesExist,
    uploadsHaveRules,
    uploadsInsideScope,
    labelsAreGiven,
    exceptionsInsidePaths,
    rulesLeaveAPath,
    geoLabelsFitFront,
    geoLabelsGetThrough,
    bodiesFitType,
    capacityFits,
];
