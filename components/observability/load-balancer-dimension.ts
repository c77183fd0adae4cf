/** The dimension for a load balancer that does not exist; CloudWatch accepts any text. */
const NOT_FOUND = "not-found";

/**
 * How metrics call the ALB with a DNS name, `app/<name>/<id>`: of all load balancers of account and
 * region the one whose name begins `[internal-]<name>-<number>.<region>.elb.…`. DNS names are in lower
 * case, names need not be, and none is given twice.
 */
export function loadBalancerDimension(
    hostname: string,
    arns: readonly string[],
): { value: string; found: boolean } {
    const name = /^(?:internal-)?([^.]+)-\d+\./.exec(hostname)?.[1] ?? hostname;
    const value = arns
        .flatMap((arn) => /:loadbalancer\/(app\/.+)$/.exec(arn)?.[1] ?? [])
        .find((candidate) => candidate.split("/")[1]?.toLowerCase() === name);
    return value === undefined
        ? { value: `app/${name}/${NOT_FOUND}`, found: false }
        : { value, found: true };
}
