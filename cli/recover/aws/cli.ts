/** Runs a command line tool, `aws` or `kubectl`, and gives what it prints. */
export type Tool = (command: string, ...args: string[]) => Promise<string>;

/** Runs `aws` with these arguments in its account, and returns the answer as JSON. */
export type Aws = (...args: string[]) => Promise<string>;

/** What a listing of the AWS CLI answers; "" where there is nothing. */
export function parsed(answer: string): unknown {
    return answer.trim() === "" ? {} : (JSON.parse(answer) as unknown);
}
