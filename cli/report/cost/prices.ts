/**
 * List prices in USD of us-east-1, on demand, without tax, traffic and requests; other regions cost up to
 * a half more. Sources: the pricing pages of EKS, VPC, Elastic Load Balancing, WAF, KMS, Route 53,
 * CloudWatch and EC2.
 */
export const PRICES = {
    /** When the table was last compared with the pages. */
    asOf: "2025-10",
    /** A month of AWS's calculator. */
    hoursPerMonth: 730,
    perHour: {
        cluster: 0.1,
        natGateway: 0.045,
        applicationLoadBalancer: 0.0225,
        networkLoadBalancer: 0.0225,
        publicIpv4: 0.005,
        interfaceEndpointPerZone: 0.01,
    },
    perMonth: {
        webAcl: 5,
        webAclRule: 1,
        key: 1,
        hostedZone: 0.5,
        alarm: 0.1,
        dashboard: 3,
        gp3GiB: 0.08,
    },
} as const;

/** USD an hour of the size `large` of a family; a size twice as large costs twice as much. */
export const LARGE_PER_HOUR: Readonly<Record<string, number>> = {
    ...{ t3: 0.0832, t3a: 0.0752, t4g: 0.0672 },
    ...{ m5: 0.096, m5a: 0.086, m6i: 0.096, m6a: 0.0864, m6g: 0.077 },
    ...{ m7i: 0.1008, m7a: 0.11592, m7g: 0.0816, "m7i-flex": 0.09576, m8g: 0.08976 },
    ...{ c5: 0.085, c6i: 0.085, c6a: 0.0765, c6g: 0.068 },
    ...{ c7i: 0.08925, c7a: 0.10264, c7g: 0.0725, "c7i-flex": 0.08479 },
    ...{ r5: 0.126, r6i: 0.126, r6g: 0.1008, r7i: 0.1323, r7g: 0.1071 },
};

/** USD an hour of an instance type; undefined for one that the table hasn't got. */
export function instancePerHour(type: string): number | undefined {
    const [family = "", size = ""] = type.split(".");
    const large = LARGE_PER_HOUR[family];
    const factor = SIZES[size] ?? xlarges(size);
    return large === undefined || factor === undefined ? undefined : large * factor;
}

const SIZES: Readonly<Record<string, number>> = {
    ...{ nano: 1 / 16, micro: 1 / 8, small: 1 / 4, medium: 1 / 2, large: 1, xlarge: 2 },
};

/** `4xlarge` is four times an `xlarge`. */
function xlarges(size: string): number | undefined {
    const count = /^(\d+)xlarge$/.exec(size)?.[1];
    return count === undefined ? undefined : 2 * Number(count);
}
