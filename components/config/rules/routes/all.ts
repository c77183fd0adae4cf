import type { Rule } from "../rule";
import {
    filtersFitAction,
    filtersSaySomething,
    prefixReplacementsFit,
    replacementsPlain,
    rulesDoOneThing,
} from "./actions";
import {
    backendPortsKnown,
    backendsDistinct,
    backendServicesKnown,
    backendVersionsKnown,
    routeWeightsNotAllZero,
} from "./backends";
import { changedHeadersDistinct, hostIsNoHeader, matchNamesDistinct } from "./headers";
import { routeHostsServed, routesNeedEdge } from "./hosts";
import { corsOriginsFit, corsOriginsPlain, grpcRoutesFit } from "./kinds";
import { routesFit, ruleNamesDistinct } from "./names";
import { matchPathsPlain, regexesReadable } from "./paths";
import { preflightsArrive } from "./preflights";
import { matchesClear, matchesReachable } from "./reach";
import { redirectsKeepHttps, routeRedirectsLeadElsewhere } from "./redirects";
import {
    oneWayToAPod,
    outliersFit,
    serviceKeysWhole,
    servicesSaySomething,
    versionsDistinct,
} from "./services";
import { faultsAllowed, noRetriesNoSettings, timesBelowIdle, triesWithinTimeout } from "./times";

/** Every rule about `routes` and `services`. */
export const routeRules: readonly Rule[] = [
    routesNeedEdge,
    routeHostsServed,
    ruleNamesDistinct,
    routesFit,
    matchPathsPlain,
    regexesReadable,
    matchNamesDistinct,
    hostIsNoHeader,
    matchesReachable,
    matchesClear,
    rulesDoOneThing,
    filtersFitAction,
    filtersSaySomething,
    prefixReplacementsFit,
    replacementsPlain,
    changedHeadersDistinct,
    redirectsKeepHttps,
    routeRedirectsLeadElsewhere,
    corsOriginsPlain,
    corsOriginsFit,
    preflightsArrive,
    faultsAllowed,
    backendServicesKnown,
    backendPortsKnown,
    backendVersionsKnown,
    routeWeightsNotAllZero,
    backendsDistinct,
    timesBelowIdle,
    triesWithinTimeout,
    noRetriesNoSettings,
    grpcRoutesFit,
    serviceKeysWhole,
    versionsDistinct,
    servicesSaySomething,
    oneWayToAPod,
    outliersFit,
];
