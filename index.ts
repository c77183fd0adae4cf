/**
 * The program of a stack; what it returns are the stack's outputs. A function, because a team's stack
 * waits for its platform's contract before it declares anything.
 */
export = async (): Promise<object> => {
    const { wholeStack } = await import("./components/stacks/whole");
    return wholeStack();
};
