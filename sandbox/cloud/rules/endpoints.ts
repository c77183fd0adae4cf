import { text, texts } from "../values";
import { CloudError } from "../world/errors";
import type { Context } from "../world/row";
import type { Entity, World } from "../world/world";
import { egressOf, routeTableOf } from "./egress";
import { admitsHttps } from "./security-groups";

export const ENDPOINT = "aws:ec2/vpcEndpoint:VpcEndpoint";
const SUBNET = "aws:ec2/subnet:Subnet";

/** Services with an endpoint of their own that a private cluster may ask for (AWS PrivateLink guide, "AWS services that integrate"; EKS user guide, "Private clusters"). */
const INTERFACES = new Set(
    "autoscaling ec2 ec2messages ecr.api ecr.dkr eks eks-auth elasticloadbalancing kms logs monitoring s3 secretsmanager ssm ssmmessages sts wafv2 xray".split(
        " ",
    ),
);
/** Those that a route leads to (AWS PrivateLink guide, "Gateway endpoints"). */
const GATEWAYS = new Set(["s3", "dynamodb"]);

const isInterface = ({ inputs }: Entity) => inputs["vpcEndpointType"] === "Interface";

function serviceOf({ inputs }: Entity): string {
    return (text(inputs, "serviceName") ?? "").replace(/^(cn\.)?com\.amazonaws\.[a-z0-9-]+\./, "");
}

/** EC2's checks of CreateVpcEndpoint and ModifyVpcEndpoint. */
export function assertEndpoint({ entity, world, region }: Context): void {
    const { inputs } = entity;
    const name = text(inputs, "serviceName") ?? "";
    const service = serviceOf(entity);
    if (!name.includes(`.${region}.`) || !(INTERFACES.has(service) || GATEWAYS.has(service))) {
        throw new CloudError(
            "InvalidServiceName",
            `The Vpc Endpoint Service '${name}' does not exist`,
        );
    }
    const wanted = isInterface(entity) ? "Interface" : "Gateway";
    if (!(isInterface(entity) ? INTERFACES : GATEWAYS).has(service)) {
        const other = wanted === "Interface" ? "Gateway" : "Interface";
        throw invalid(
            `Endpoint type (${wanted}) does not match available service types ([${other}]).`,
        );
    }
    const vpcId = text(inputs, "vpcId") ?? "";
    const others = world
        .all(ENDPOINT)
        .filter((other) => other.urn !== entity.urn && other.inputs["vpcId"] === vpcId)
        .filter(
            (other) => serviceOf(other) === service && isInterface(other) === isInterface(entity),
        );
    if (!isInterface(entity)) {
        const tables = others.flatMap((other) => texts(other.inputs, "routeTableIds"));
        const twice = texts(inputs, "routeTableIds").find((id) => tables.includes(id));
        if (twice === undefined) return;
        throw new CloudError(
            "RouteAlreadyExists",
            `route table ${twice} already has a route with the prefix list of ${name}`,
        );
    }
    const zones = texts(inputs, "subnetIds").map((id) =>
        text(world.get(SUBNET, id)?.inputs, "availabilityZone"),
    );
    if (new Set(zones).size < zones.length) {
        throw new CloudError(
            "DuplicateSubnetsInSameZone",
            "VPC endpoint subnets should be in different availability zones supported by the VPC endpoint service.",
        );
    }
    if (inputs["privateDnsEnabled"] !== true) return;
    const vpc = world.get("aws:ec2/vpc:Vpc", vpcId)?.inputs;
    if (vpc?.["enableDnsHostnames"] !== true || vpc["enableDnsSupport"] === false) {
        throw invalid(
            `Enabling private DNS requires both enableDnsSupport and enableDnsHostnames VPC attributes set to true for ${vpcId}`,
        );
    }
    if (others.some((other) => other.inputs["privateDnsEnabled"] === true)) {
        throw invalid(
            `private-dns-enabled cannot be set because there is already a conflicting DNS domain for ${service}.${region}.amazonaws.com in the VPC ${vpcId}`,
        );
    }
}

const invalid = (reason: string) => new CloudError("InvalidParameter", reason);

/** The services that a subnet doesn't reach: without a way out it takes an endpoint for each. */
export function unreached(world: World, subnetId: string, services: readonly string[]): string[] {
    if (egressOf(world, subnetId)) return [];
    const subnet = world.get(SUBNET, subnetId)?.inputs;
    const endpoints = world
        .all(ENDPOINT)
        .filter(({ inputs }) => inputs["vpcId"] === subnet?.["vpcId"])
        .filter((endpoint) => leadsThere(world, endpoint, subnetId));
    return services.filter((service) => !endpoints.some((found) => serviceOf(found) === service));
}

/** A gateway is for the subnets of its route tables; an interface answers all of the VPC, under the service's own name if that is private DNS, to whom its groups admit. */
function leadsThere(world: World, endpoint: Entity, subnetId: string): boolean {
    const { inputs } = endpoint;
    if (!isInterface(endpoint)) {
        return texts(inputs, "routeTableIds").includes(routeTableOf(world, subnetId) ?? "");
    }
    return (
        inputs["privateDnsEnabled"] === true &&
        texts(inputs, "subnetIds").length > 0 &&
        admitsHttps(world, endpoint, subnetId)
    );
}
