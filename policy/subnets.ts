import { isTrue, ofType, type Resource, valueAt } from "./resource";

/**
 * Ids of the stack's public subnets: those that give addresses at launch, and those whose route table
 * leads to an internet gateway. Ids are known after the first up.
 */
export function publicSubnets(resources: readonly Resource[]): string[] {
    const routes = ofType(resources, "aws:ec2/route:Route").filter(leadsOut);
    const tables = routes.map((route) => valueAt(route, "routeTableId"));
    const routed = ofType(resources, "aws:ec2/routeTableAssociation:RouteTableAssociation").filter(
        (association) => tables.includes(valueAt(association, "routeTableId")),
    );
    const giving = ofType(resources, "aws:ec2/subnet:Subnet").filter((subnet) =>
        isTrue(valueAt(subnet, "mapPublicIpOnLaunch")),
    );
    return [
        ...giving.map((subnet) => valueAt(subnet, "id")),
        ...routed.map((association) => valueAt(association, "subnetId")),
    ].filter((id) => typeof id === "string");
}

/** Whether a route leads to an internet gateway; one that lets only answers in is of another kind. */
function leadsOut(route: Resource): boolean {
    const gateway = valueAt(route, "gatewayId");
    return typeof gateway === "string" && gateway.startsWith("igw-");
}
