/** An ARN of a function as Lambda's permissions name it: the function, and its version or alias apart. */
export function splitFunctionArn(arn: string): { function: string; qualifier?: string } {
    const parts = arn.split(":");
    const qualifier = parts[7];
    const name = parts.slice(0, 7).join(":");
    return qualifier === undefined ? { function: name } : { function: name, qualifier };
}
