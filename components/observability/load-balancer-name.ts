/**
 * The name of a load balancer out of its DNS name, `[internal-]<name>-<number>.<region>.elb.…`.
 * @throws {Error} where the DNS name has another form.
 */
export function loadBalancerName(hostname: string): string {
    const name = /^(?:internal-)?([^.]+)-\d+\./.exec(hostname)?.[1];
    if (name === undefined) {
        throw new Error(`${hostname} is not the DNS name of an Application Load Balancer`);
    }
    return name;
}
