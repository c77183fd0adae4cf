import { deliverTestFile } from "../aws/logs/log-delivery";
import { type Props, record, same, text } from "../values";
import { dnsSuffix } from "../aws/dns-suffix";
import { hex } from "../world/row";
import type { Entity } from "../world/entity";
import { DeployError } from "./aws";
import { LOAD_BALANCER, make, type Work } from "./made";
import type { Model } from "./model";
import { balancerCalls } from "./remove";

/** Attributes of an Application Load Balancer (ELB API reference, LoadBalancerAttribute). */
const ATTRIBUTES = new Set([
    ...["access_logs", "connection_logs", "health_check_logs"].flatMap((log) =>
        ["enabled", "bucket", "prefix"].map((key) => `${log}.s3.${key}`),
    ),
    "client_keep_alive.seconds",
    "deletion_protection.enabled",
    "idle_timeout.timeout_seconds",
    "routing.http.desync_mitigation_mode",
    "routing.http.drop_invalid_header_fields.enabled",
    "routing.http.preserve_host_header.enabled",
    "routing.http.x_amzn_tls_version_and_cipher_suite.enabled",
    "routing.http.xff_client_port.enabled",
    "routing.http.xff_header_processing.mode",
    "routing.http2.enabled",
    "waf.fail_open.enabled",
    "zonal_shift.config.enabled",
]);

const NETWORK_ATTRIBUTES = new Set([
    ...["enabled", "bucket", "prefix"].map((key) => `access_logs.s3.${key}`),
    "deletion_protection.enabled",
    "dns_record.client_routing_policy",
    "ipv6.deny_all_igw_traffic",
    "load_balancing.cross_zone.enabled",
    "zonal_shift.config.enabled",
]);

/** Calls that change the load balancer there is (pkg/deploy/elbv2/load_balancer_manager.go). */
const CHANGES = [
    ["ipAddressType", "SetIpAddressType"],
    ["subnets", "SetSubnets"],
    ["securityGroups", "SetSecurityGroups"],
    ["tags", "AddTags"],
] as const;

/** pkg/deploy/elbv2/load_balancer_synthesizer.go. */
export function deployLoadBalancer(work: Work, model: Model, securityGroups: string[]): Entity {
    const { place, aws, owner, vpcId } = work;
    const known = standing(work, model);
    const name = text(known?.inputs, "name") ?? model.name;
    if (known === undefined) assertCreatable(work, name, model);
    const certificates = model.listeners.flatMap((listener) => listener.certificates);
    const inputs: Props = {
        name,
        loadBalancerType: model.type,
        scheme: model.scheme,
        internal: model.scheme === "internal",
        vpcId,
        ipAddressType: model.ipAddressType,
        subnets: model.subnets,
        securityGroups,
        attributes: record(known?.inputs, "attributes"),
        tags: model.tags,
        webAclArn: known?.inputs["webAclArn"] ?? "",
        certificates,
        targetGroups: known?.inputs["targetGroups"] ?? [],
    };
    for (const [property, call] of known ? CHANGES : []) {
        if (same(known?.inputs[property], inputs[property])) continue;
        aws.own(`elasticloadbalancing:${call}`, known?.id ?? "");
    }
    // AWS never gives a name twice.
    const digits = String(parseInt(hex(place.world.seed(owner, "hostname"), 8), 16));
    const prefix = model.scheme === "internal" ? "internal-" : "";
    const domain = model.type === "network" ? `elb.${place.region}` : `${place.region}.elb`;
    const dnsName = `${prefix}${name}-${digits}.${domain}.${dnsSuffix(place.region)}`.toLowerCase();
    const entity = known ?? make(work, LOAD_BALANCER, inputs, { dnsName });
    entity.inputs = inputs;
    entity.state = { ...entity.state, ...inputs };
    aws.read("elasticloadbalancing", "DescribeLoadBalancerAttributes");
    setAttributes(work, entity, model);
    return entity;
}

/** The one there is; for another scheme the controller turns its protection off, deletes it, and creates another. */
function standing({ place, aws, owner }: Work, model: Model): Entity | undefined {
    const known = place.world.all(LOAD_BALANCER).find((balancer) => balancer.owner === owner);
    if (known === undefined || known.inputs["scheme"] === model.scheme) return known;
    balancerCalls(aws, known);
    place.world.remove(known);
    return undefined;
}

function assertCreatable({ place: { world }, aws, vpcId }: Work, name: string, model: Model) {
    const { scheme } = model;
    const kind = model.type === "network" ? "net" : "app";
    const refused = (reason: string) =>
        new DeployError("Elastic Load Balancing v2: CreateLoadBalancer", reason);
    aws.call("iam:CreateServiceLinkedRole", "*", {
        "iam:AWSServiceName": "elasticloadbalancing.amazonaws.com",
    });
    aws.make("elasticloadbalancing:CreateLoadBalancer", aws.elb(`loadbalancer/${kind}/${name}/0`));
    if (world.find(LOAD_BALANCER, "name", name)) {
        throw refused(`DuplicateLoadBalancerName: ${name} already exists`);
    }
    const gateways = world.all("aws:ec2/internetGateway:InternetGateway");
    if (scheme === "internet-facing" && !gateways.some(({ inputs }) => inputs["vpcId"] === vpcId)) {
        throw refused(`InvalidSubnet: VPC ${vpcId} has no internet gateway`);
    }
}

/** Sends the attributes that differ from what AWS has; one that is no longer given stays as it was. */
function setAttributes({ aws, place }: Work, entity: Entity, { type, attributes }: Model): void {
    const all = { ...record(entity.inputs, "attributes"), ...attributes };
    if (same(entity.inputs["attributes"], all)) return;
    aws.own("elasticloadbalancing:ModifyLoadBalancerAttributes", entity.id);
    const refused = (reason: string) =>
        new DeployError(
            "Elastic Load Balancing v2: ModifyLoadBalancerAttributes",
            `InvalidConfigurationRequest: ${reason}`,
        );
    const known = type === "network" ? NETWORK_ATTRIBUTES : ATTRIBUTES;
    const bad = Object.keys(attributes).find((key) => !known.has(key));
    if (bad !== undefined) throw refused(`Key ${bad} not valid`);
    for (const log of ["access_logs", "connection_logs"]) {
        const reason = deliverTestFile(place, log, attributes);
        if (reason !== undefined) throw refused(reason);
    }
    entity.inputs = { ...entity.inputs, attributes: all };
    entity.state = { ...entity.state, attributes: all };
}

/** Absent leaves the association alone; the ALB exists and listens before it is made. */
export function associate({ place, aws }: Work, balancer: Entity, acl: string | undefined): void {
    if (acl === undefined) return;
    aws.read("wafv2", "GetWebACLForResource");
    if (acl === (text(balancer.inputs, "webAclArn") ?? "")) return;
    aws.call(acl === "" ? "wafv2:DisassociateWebACL" : "wafv2:AssociateWebACL", acl || "*");
    aws.call("elasticloadbalancing:SetWebAcl", balancer.id);
    if (acl !== "" && place.world.find("aws:wafv2/webAcl:WebAcl", "arn", acl) === undefined) {
        throw new DeployError(
            "WAFV2: AssociateWebACL",
            "WAFNonexistentItemException: AWS WAF couldn’t perform the operation because your resource doesn’t exist.",
        );
    }
    balancer.inputs = { ...balancer.inputs, webAclArn: acl };
    balancer.state = { ...balancer.state, webAclArn: acl };
}
