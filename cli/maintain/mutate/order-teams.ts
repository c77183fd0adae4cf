import { type Mutation, order } from "./mutation";

const TEAMS = "teams/teams.ts";

/** The entries of the teams. */
export const ORDER_OF_TEAMS: Mutation[] = [
    order(
        TEAMS,
        "a team's namespace without the guard",
        "[guard, args.istio]",
        "[args.istio]",
        "teams",
    ),
    order(TEAMS, "a team's objects without Istio", "[guard, args.istio]", "[guard]", "teams"),
];
