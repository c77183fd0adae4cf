import { assertAlias, assertInZone, assertOneRouting, assertPrivate, isIssued } from "../rules/dns";
import { assertAuthorized, assertInOwnZone } from "../rules/zone-account";
import { text, texts } from "../values";
import { CloudError } from "./errors";
import { arn, hex, type Row, type Table, uuid } from "./row";

const VPC = "aws:ec2/vpc:Vpc";
const CERTIFICATE = "aws:acm/certificate:Certificate";
const ZONE = "aws:route53/zone:Zone";
const TRUST_STORE = "aws:lb/trustStore:TrustStore";

const ofZoneAndVpc: Row["id"] = ({ entity: { inputs } }) =>
    ["zoneId", "vpcId"].flatMap((key) => text(inputs, key) ?? []).join(":");

/** Durations: ELB calls an ALB active after two to three minutes, Route 53 a change in sync within a minute. */
export const edge: Table = {
    [CERTIFICATE]: {
        id: (c) => arn(c, "acm", `certificate/${uuid(c.world.seed(c.entity.urn, c.entity.type))}`),
        tagged: true,
        computed: {
            arn: (c) => c.entity.id,
            status: () => "PENDING_VALIDATION",
            domainValidationOptions: ({ entity: { inputs } }) =>
                [text(inputs, "domainName") ?? "", ...texts(inputs, "subjectAlternativeNames")]
                    .filter((name, index, names) => names.indexOf(name) === index)
                    .map((domainName) => {
                        const domain = domainName.replace(/^\*\./, "");
                        return {
                            domainName,
                            resourceRecordName: `_${hex(domain, 32)}.${domain}.`,
                            resourceRecordType: "CNAME",
                            resourceRecordValue: `_${hex(`${domain}|value`, 32)}.acm-validations.aws.`,
                        };
                    }),
        },
        forceNew: ["domainName", "subjectAlternativeNames", "validationMethod", "keyAlgorithm"],
        inUse: ({ id }) => new CloudError("ResourceInUseException", `Certificate ${id} in use`),
        seconds: [8, 2, 2],
    },
    "aws:acm/certificateValidation:CertificateValidation": {
        id: ({ entity }) => uuid(text(entity.inputs, "certificateArn") ?? ""),
        adopts: true,
        onlyWaits: true,
        refs: [{ path: "certificateArn", type: CERTIFICATE, holds: false }],
        forceNew: ["certificateArn", "validationRecordFqdns"],
        beforeCreate: ({ entity, world }) => {
            const certificate = text(entity.inputs, "certificateArn") ?? "";
            if (isIssued(world, certificate)) return;
            throw new CloudError(
                "",
                `waiting for ACM Certificate (${certificate}) to be issued: timeout while waiting for state to become 'ISSUED' (last state: 'PENDING_VALIDATION', timeout: 1h15m0s)`,
            );
        },
        seconds: [60, 1, 0],
    },
    [ZONE]: {
        id: ({ entity }) => `Z${hex(text(entity.inputs, "name") ?? "", 20).toUpperCase()}`,
        seconds: [0, 0, 0],
        madeOutside: true,
    },
    "aws:route53/record:Record": {
        id: ({ entity: { inputs } }) =>
            ["zoneId", "name", "type", "setIdentifier"]
                .flatMap((k) => text(inputs, k) ?? [])
                .join("_"),
        computed: {
            fqdn: (c) => (text(c.entity.inputs, "name") ?? "").replace(/\.$/, ""),
        },
        refs: [{ path: "zoneId", type: ZONE }],
        forceNew: ["zoneId", "name", "type", "setIdentifier"],
        exists: (id) =>
            new CloudError(
                "InvalidChangeBatch",
                `[Tried to create resource record set [${id}] but it already exists]`,
            ),
        beforeCreate: (context) => {
            assertInOwnZone(context);
            assertInZone(context);
            assertOneRouting(context);
            assertAlias(context);
        },
        beforeUpdate: (context) => {
            assertInOwnZone(context);
            assertAlias(context);
        },
        beforeDelete: assertInOwnZone,
        seconds: [35, 35, 35],
    },
    "aws:route53/vpcAssociationAuthorization:VpcAssociationAuthorization": {
        id: ofZoneAndVpc,
        refs: [
            { path: "zoneId", type: ZONE },
            { path: "vpcId", type: VPC, holds: false },
        ],
        forceNew: ["zoneId", "vpcId", "vpcRegion"],
        // CreateVPCAssociationAuthorization says yes again.
        adopts: true,
        beforeCreate: (context) => {
            assertInOwnZone(context);
            assertPrivate(context);
        },
        beforeDelete: assertInOwnZone,
        seconds: [1, 0, 1],
    },
    "aws:route53/zoneAssociation:ZoneAssociation": {
        id: ofZoneAndVpc,
        computed: { owningAccount: (c) => c.accountId, vpcRegion: (c) => c.region },
        refs: [
            { path: "zoneId", type: ZONE },
            { path: "vpcId", type: VPC, holds: false },
        ],
        forceNew: ["zoneId", "vpcId", "vpcRegion"],
        exists: (id) =>
            new CloudError(
                "ConflictingDomainExists",
                `The VPC ${id.replace(/^.*:/, "")} is already associated with the hosted zone`,
            ),
        beforeCreate: (context) => {
            assertAuthorized(context);
            assertPrivate(context);
        },
        seconds: [35, 0, 35],
    },
    [TRUST_STORE]: {
        id: (c) =>
            arn(
                c,
                "elasticloadbalancing",
                `truststore/${text(c.entity.inputs, "name") ?? ""}/${hex(c.world.seed(c.entity.urn, c.entity.type), 16)}`,
            ),
        autoname: "name",
        tagged: true,
        computed: {
            arn: (c) => c.entity.id,
            arnSuffix: (c) => c.entity.id.replace(/^.*:/, ""),
        },
        forceNew: ["name", "namePrefix"],
        inUse: ({ id }) =>
            new CloudError("TrustStoreInUse", `Trust store '${id}' is in use by a listener`),
        seconds: [4, 4, 2],
    },
    "aws:lb/loadBalancer:LoadBalancer": {
        id: (c) =>
            arn(
                c,
                "elasticloadbalancing",
                `loadbalancer/${c.entity.inputs["loadBalancerType"] === "network" ? "net" : "app"}/${text(c.entity.inputs, "name") ?? ""}/${hex(c.world.seed(text(c.entity.inputs, "name") ?? "", c.entity.type), 16)}`,
            ),
        computed: { arn: (c) => c.entity.id },
        refs: [
            { path: "vpcId", type: VPC },
            { path: "subnets.*", type: "aws:ec2/subnet:Subnet" },
            { path: "securityGroups.*", type: "aws:ec2/securityGroup:SecurityGroup" },
            { path: "certificates.*", type: CERTIFICATE },
            { path: "targetGroups.*", type: "aws:lb/targetGroup:TargetGroup" },
            { path: "trustStores.*", type: TRUST_STORE },
            { path: "webAclArn", type: "aws:wafv2/webAcl:WebAcl", by: "arn" },
        ],
        seconds: [0, 0, 0],
        madeOutside: true,
    },
    "aws:elb/loadBalancer:LoadBalancer": {
        id: ({ entity }) => text(entity.inputs, "name") ?? "",
        refs: [
            { path: "subnets.*", type: "aws:ec2/subnet:Subnet" },
            { path: "securityGroups.*", type: "aws:ec2/securityGroup:SecurityGroup" },
        ],
        seconds: [0, 0, 0],
        madeOutside: true,
    },
};
