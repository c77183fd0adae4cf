import type { RuleContext, Rules } from "./refusal";

/**
 * Who writes `enabled: false` knows that the rest of the section waits; who writes the rest alone believes
 * that it is on.
 */
export const switchRules: Rules = {
    accessLogs: ({ edge }, { isGiven }) =>
        edge?.kind === "alb" &&
        // Connection logs alone are refused for themselves.
        !edge.accessLogs.connectionLogs &&
        switchIt("edge.accessLogs", edge.accessLogs, isGiven),

    observability: ({ edge, observability }, { isGiven }) =>
        edge?.kind === "alb"
            ? switchIt("observability", observability, isGiven)
            : isLeftOff("observability", observability, isGiven) && {
                  path: "observability",
                  rule: "has no effect: there is no ALB to watch",
                  cure: "take it out",
              },
};

function switchIt(path: string, section: { enabled: boolean }, isGiven: RuleContext["isGiven"]) {
    const others = givenIn(path, section, isGiven);
    return (
        isLeftOff(path, section, isGiven) && {
            path: `${path}.enabled`,
            rule: `must be true, or these keys have no effect: ${others.join(", ")}`,
            cure: "write true, or take the others out",
        }
    );
}

function isLeftOff(path: string, section: { enabled: boolean }, isGiven: RuleContext["isGiven"]) {
    return (
        !isGiven(`${path}.enabled`) &&
        !section.enabled &&
        givenIn(path, section, isGiven).length > 0
    );
}

function givenIn(path: string, section: object, isGiven: RuleContext["isGiven"]): string[] {
    return Object.keys(section).filter((key) => isGiven(`${path}.${key}`));
}
