import type { Problem } from "../reading/problem";
import type { Rule, RuleContext } from "./rule";

/** A section that is off until somebody switches it on, with what its stack file gives beside the switch. */
interface Off {
    path: string;
    given: Record<string, unknown>;
}

/**
 * Who writes `enabled: false` knows that the rest of the section waits; who writes the rest alone believes
 * that it is on.
 */
export const switchedOn: Rule = ({ edge, observability }, { isGiven }) => {
    const accessLogs = edge?.kind === "alb" ? edge.accessLogs : undefined;
    // Connection logs alone are refused for themselves.
    const logs = accessLogs?.connectionLogs === true ? undefined : accessLogs;
    const hasAlb = edge !== null && (edge?.kind ?? "alb") === "alb";
    return [
        ...leftOff("edge.accessLogs", logs, isGiven).map(switchIt),
        ...leftOff("observability", observability, isGiven).map(
            hasAlb
                ? switchIt
                : ({ path, given }): Problem => ({
                      path,
                      value: given,
                      rule: "has no effect: there is no ALB to watch",
                      cure: "take it out",
                  }),
        ),
    ];
};

function leftOff(
    path: string,
    section: { enabled?: boolean | undefined } | undefined,
    isGiven: RuleContext["isGiven"],
): Off[] {
    const given = Object.entries(section ?? {}).filter(([key]) => isGiven(`${path}.${key}`));
    return section?.enabled !== false || isGiven(`${path}.enabled`) || given.length === 0
        ? []
        : [{ path, given: Object.fromEntries(given) }];
}

function switchIt({ path, given }: Off): Problem {
    return {
        path: `${path}.enabled`,
        value: false,
        rule: `must be true, or these keys have no effect: ${Object.keys(given).join(", ")}`,
        cure: "write true, or take the others out",
    };
}
