export function isCode(file: string): boolean;
export function stacksIn(files: readonly string[]): string[];
export function touchedStacks(changedFiles: readonly string[], stacks: readonly string[]): string[];
export function places(
    stacks: readonly string[],
    where: { onAws: readonly string[]; trusted: boolean },
): { aws: string[]; sandbox: string[] };
export function parseStackList(text: string | undefined): string[];
