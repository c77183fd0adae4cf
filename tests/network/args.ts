import { Network, type NetworkArgs } from "../../components/network/network";

/** Two zones, one NAT gateway, no flow logs: the smallest network. */
export function networkArgs(changes: Partial<NetworkArgs> = {}): NetworkArgs {
    return {
        cidr: "10.40.0.0/16",
        availabilityZones: ["eu-west-1a", "eu-west-1b"],
        natGateways: "one",
        ipv6: false,
        flowLogs: false,
        flowLogRetentionDays: 30,
        protect: false,
        ...changes,
    };
}

/** A network for the tests of what is built on it. */
export function anyNetwork(): Network {
    return new Network("network", networkArgs());
}
