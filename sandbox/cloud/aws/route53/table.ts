import { text } from "../../values";
import { CloudError } from "../../world/errors";
import { hex, type Row, type Table } from "../../world/row";
import { assertAlias, assertInZone, assertOneRouting, assertPrivate } from "./records";
import { ZONE } from "./zone";
import { assertAuthorized, assertInOwnZone } from "./zone-account";

const VPC = "aws:ec2/vpc:Vpc";

const ofZoneAndVpc: Row["id"] = ({ entity: { inputs } }) =>
    ["zoneId", "vpcId"].flatMap((key) => text(inputs, key) ?? []).join(":");

/** Durations: Route 53 calls a change in sync within a minute. */
export const route53: Table = {
    [ZONE]: {
        id: ({ entity }) => `Z${hex(text(entity.inputs, "name") ?? "", 20).toUpperCase()}`,
        notFound: (id) => new CloudError("NoSuchHostedZone", `No hosted zone found with ID: ${id}`),
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
};
