import { text } from "../../values";
import { CloudError } from "../../world/errors";
import type { Context } from "../../world/row";

/** EC2's check of CreateNatGateway. */
export function assertInternetGateway({ entity, world }: Context): void {
    const subnet = world.get("aws:ec2/subnet:Subnet", text(entity.inputs, "subnetId") ?? "");
    const vpcId = text(subnet?.inputs, "vpcId") ?? "";
    const gateways = world.all("aws:ec2/internetGateway:InternetGateway");
    if (gateways.some(({ inputs }) => inputs["vpcId"] === vpcId)) return;
    throw new CloudError(
        "Gateway.NotAttached",
        `Network ${vpcId} has no Internet gateway attached`,
    );
}

/** EC2's check of DetachInternetGateway: NAT gateways and public load balancers have addresses. */
export function assertNoPublicAddress({ entity, world }: Context): void {
    const vpcId = text(entity.inputs, "vpcId") ?? "";
    const nat = world.all("aws:ec2/natGateway:NatGateway").some(({ inputs }) => {
        const subnet = world.get("aws:ec2/subnet:Subnet", text(inputs, "subnetId") ?? "");
        return text(subnet?.inputs, "vpcId") === vpcId;
    });
    const balancer = [
        ...world.all("aws:lb/loadBalancer:LoadBalancer"),
        ...world.all("aws:elb/loadBalancer:LoadBalancer"),
    ].some(({ inputs }) => inputs["vpcId"] === vpcId && inputs["internal"] === false);
    if (!nat && !balancer) return;
    throw new CloudError(
        "DependencyViolation",
        `Network ${vpcId} has some mapped public address(es). Please unmap those public address(es) before detaching the gateway.`,
    );
}
