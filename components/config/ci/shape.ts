/** Section that makes a stack that of CI's access. */
const CI = "ci";

/** Whether a config is that of CI's access. */
export function isCiStack(config: Readonly<Record<string, string>>, project: string): boolean {
    return Object.hasOwn(config, `${project}:${CI}`);
}
