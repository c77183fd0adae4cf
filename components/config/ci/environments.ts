/** GitHub environment of a stack's previews; that of its deployments has the stack's name. */
export function previewOf(stack: string): string {
    return `${stack}-preview`;
}
