import type { Rules } from "../refusal";
import { actionRules } from "./actions";
import { backendRules } from "./backends";
import { headerRules } from "./headers";
import { routeKindRules } from "./kinds";
import { routeNameRules } from "./names";
import { routePathRules } from "./paths";
import { preflightRules } from "./preflights";
import { reachRules } from "./reach";
import { routeRedirectRules } from "./redirects";
import { serviceRules } from "./services";
import { timeRules } from "./times";

/** The rules about `routes` and `services`, but for those about the stack's own edge. */
export const ROUTE_TOPICS: readonly Rules[] = [
    ...[routeNameRules, routePathRules, headerRules, reachRules, actionRules],
    ...[routeRedirectRules, routeKindRules, preflightRules, timeRules, backendRules, serviceRules],
];
