/** IAM path of the roles and policies of a stack with a permissions boundary: its deploy role changes no others. */
export function rolePath(project: string, stack: string): string {
    return `/${project}/${stack}/`;
}
