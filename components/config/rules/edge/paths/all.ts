import type { Rule } from "../../rule";
import { pathsReachable } from "./coverage";
import { matchValuesFit, namesDistinct, pathHostsServed, prefixesFit } from "./match";
import {
    pathsDoOneThing,
    stickinessNeedsTargets,
    targetsAreOneThing,
    targetsDistinct,
    weightsNotAllZero,
} from "./purpose";
import { redirectsLeadOut } from "./redirect-rounds";
import { redirectsLeadElsewhere, redirectsStayEncrypted } from "./redirects";
import { sourceCidrsReach } from "./source-ranges";
import { targetGroupsFit } from "./target-groups";
import { wildcardsFit } from "./wildcards";
import { addressesAllowed, checksEndInTime, targetArnsOwn } from "./targets";

/** Every rule about `edge.paths`. */
export const pathRules: readonly Rule[] = [
    namesDistinct,
    prefixesFit,
    pathsReachable,
    pathHostsServed,
    sourceCidrsReach,
    matchValuesFit,
    wildcardsFit,
    pathsDoOneThing,
    targetsAreOneThing,
    targetsDistinct,
    weightsNotAllZero,
    stickinessNeedsTargets,
    targetArnsOwn,
    targetGroupsFit,
    addressesAllowed,
    checksEndInTime,
    redirectsStayEncrypted,
    redirectsLeadElsewhere,
    redirectsLeadOut,
];
