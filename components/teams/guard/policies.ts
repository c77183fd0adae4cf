import {
    disruptionsPolicy,
    endpointsPolicy,
    kindsPolicy,
    servicesPolicy,
    sidecarsPolicy,
} from "./kinds";
import { namespacesPolicy } from "./namespaces";
import { podsPolicy } from "./pods";
import type { GuardPolicy } from "./policy";
import { type GuardArgs, routesPolicy } from "./routes";
import { destinationsPolicy, entriesPolicy, tokensPolicy } from "./rules";

/** Every policy of the guard: what a team may do in its own namespace, whatever rights it has there. */
export function guardPolicies(args: GuardArgs): GuardPolicy[] {
    return [
        namespacesPolicy(),
        routesPolicy(args),
        destinationsPolicy(args),
        entriesPolicy(),
        tokensPolicy(),
        kindsPolicy(),
        sidecarsPolicy(),
        servicesPolicy(),
        endpointsPolicy(),
        disruptionsPolicy(),
        podsPolicy(),
    ];
}
