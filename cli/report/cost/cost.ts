import { albAnnotations } from "../../alb-annotations";
import { asObject, isObject } from "../../render/state";
import type { Inputs, Step } from "../preview";
import { textsOf } from "../sets";
import { instancePerHour, PRICES } from "./prices";

/** What an update changes of the bill, at list prices. */
export interface Cost {
    /** Month of the price list. */
    asOf: string;
    /** USD a month before and after. */
    before: number;
    after: number;
    /** What becomes dearer or cheaper. */
    lines: { what: string; before: number; after: number }[];
    /** Names of node groups whose price isn't known, or is that of spot instances. */
    unpriced: string[];
}

/** Pure: prices of what stands against what is wanted. */
export function costOf(steps: readonly Step[]): Cost {
    const totals = new Map<string, { before: number; after: number }>();
    const unpriced = new Set<string>();
    const groups = new Set<string>();
    for (const step of steps) {
        for (const side of ["before", "after"] as const) {
            const inputs = step[side];
            if (inputs === undefined) continue;
            const group = groupOf(inputs);
            if (group !== undefined && groups.has(`${side} ${group}`)) continue;
            if (group !== undefined) groups.add(`${side} ${group}`);
            const items = PRICED[step.type]?.(inputs, step.name) ?? [];
            for (const { what, usd } of items) {
                if (usd === undefined) unpriced.add(what);
                const total = totals.get(what) ?? { before: 0, after: 0 };
                totals.set(what, { ...total, [side]: total[side] + (usd ?? 0) });
            }
        }
    }
    const all = [...totals].map(([what, { before, after }]) => ({
        what,
        before: cents(before),
        after: cents(after),
    }));
    const sum = (side: "before" | "after") =>
        cents(all.reduce((total, line) => total + line[side], 0));
    return {
        asOf: PRICES.asOf,
        before: sum("before"),
        after: sum("after"),
        lines: all.filter(({ before, after }) => before !== after),
        unpriced: [...unpriced].sort(),
    };
}

interface Item {
    what: string;
    /** A month; undefined if it isn't known. */
    usd: number | undefined;
}

const { perHour, perMonth, hoursPerMonth } = PRICES;
const monthly = (usd: number) => usd * hoursPerMonth;
const each = (what: string, usd: number) => (): Item[] => [{ what, usd }];

const PRICED: Readonly<Record<string, (inputs: Inputs, name: string) => Item[]>> = {
    "aws:eks/cluster:Cluster": each("EKS control plane", monthly(perHour.cluster)),
    "aws:eks/nodeGroup:NodeGroup": nodeGroup,
    "aws:ec2/natGateway:NatGateway": each("NAT gateways", monthly(perHour.natGateway)),
    "aws:ec2/eip:Eip": each("public IPv4 addresses", monthly(perHour.publicIpv4)),
    "aws:ec2/vpcEndpoint:VpcEndpoint": ({ vpcEndpointType, subnetIds }) =>
        vpcEndpointType === "Interface"
            ? [
                  {
                      what: "interface endpoints",
                      usd: monthly(perHour.interfaceEndpointPerZone) * count(subnetIds),
                  },
              ]
            : [],
    "aws:wafv2/webAcl:WebAcl": ({ rules }) => [
        { what: "web ACL", usd: perMonth.webAcl + perMonth.webAclRule * count(rules) },
    ],
    "aws:kms/key:Key": each("KMS keys", perMonth.key),
    "aws:route53/zone:Zone": each("hosted zones", perMonth.hostedZone),
    "aws:cloudwatch/metricAlarm:MetricAlarm": each("alarms", perMonth.alarm),
    "aws:cloudwatch/dashboard:Dashboard": each("dashboards", perMonth.dashboard),
    "aws:lb/loadBalancer:LoadBalancer": ({ internal, subnets, loadBalancerType }) =>
        loadBalancer(loadBalancerType === "network", internal !== true, count(subnets)),
    "kubernetes:networking.k8s.io/v1:Ingress": ingress,
};

/** At the price of its first instance type, on demand, with the nodes that it starts with. */
function nodeGroup({ instanceTypes, scalingConfig, capacityType }: Inputs, name: string): Item[] {
    const [type = ""] = textsOf(instanceTypes);
    const size = Number(asObject(scalingConfig).desiredSize ?? 0);
    const price = capacityType === "SPOT" ? undefined : instancePerHour(type);
    const spot = capacityType === "SPOT" ? " (spot)" : "";
    return [
        {
            what: `nodes ${name}${spot}`,
            usd: price === undefined ? undefined : monthly(price) * size,
        },
    ];
}

function ingress(inputs: Inputs): Item[] {
    const { scheme, subnets } = albAnnotations(inputs);
    return loadBalancer(false, scheme === "internet-facing", textsOf(subnets).length);
}

/** All Ingresses of a group have one ALB: the group, where there is one. */
function groupOf(inputs: Inputs): string | undefined {
    return textsOf(albAnnotations(inputs)["group.name"])[0];
}

function loadBalancer(isNetwork: boolean, isPublic: boolean, zones: number): Item[] {
    const price = isNetwork ? perHour.networkLoadBalancer : perHour.applicationLoadBalancer;
    return [
        { what: "load balancers", usd: monthly(price) },
        ...(isPublic
            ? [{ what: "public IPv4 addresses", usd: monthly(perHour.publicIpv4) * zones }]
            : []),
    ];
}

function count(value: unknown): number {
    return Array.isArray(value) ? value.length : isObject(value) ? Object.keys(value).length : 0;
}

function cents(usd: number): number {
    return Math.round(usd * 100) / 100;
}
