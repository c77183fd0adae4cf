/**
 * Name of a stack's cluster. It is known beforehand because the log group of the control plane,
 * `/aws/eks/<cluster>/cluster`, is made before the cluster.
 */
export function clusterName(team: string, stack: string): string {
    return `${team}-${stack}`;
}
