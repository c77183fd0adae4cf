import { isCiStack } from "./components/config/ci/shape";
import { configSource } from "./components/config/source";
import { isTeamStack } from "./components/config/team/shape";

/**
 * The program of a stack, told by its sections; what it returns are the stack's outputs. A function, because
 * a team's stack waits for its platform's contract before it declares anything. Each shape loads its own
 * modules only: a team's preview needs neither EKS nor Helm.
 */
export = async (): Promise<object> => {
    const { config, project } = configSource();
    if (isCiStack(config, project)) {
        const { ciStack } = await import("./components/stacks/ci");
        return ciStack();
    }
    if (isTeamStack(config, project)) {
        const { teamStack } = await import("./components/stacks/team");
        return teamStack();
    }
    const { wholeStack } = await import("./components/stacks/whole");
    return wholeStack();
};
