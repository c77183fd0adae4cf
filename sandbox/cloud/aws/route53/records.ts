import { type Props, list, text, texts } from "../../values";
import { canonicalZone } from "../elb/zones";
import { CloudError } from "../../world/errors";
import type { Context } from "../../world/row";
import type { Entity } from "../../world/entity";
import type { World } from "../../world/world";
import { zoneOf } from "./zone";

const bare = (name: string) => name.toLowerCase().replace(/\.$/, "");

/** Route 53 takes only names inside the zone. */
export function assertInZone({ entity: { inputs }, world }: Context): void {
    const zone = text(zoneOf(world, inputs)?.inputs, "name");
    const name = bare(text(inputs, "name") ?? "");
    if (zone === undefined || name === zone || name.endsWith(`.${zone}`)) return;
    throw new CloudError(
        "InvalidChangeBatch",
        `[RRSet with DNS name ${name}. is not permitted in zone ${zone}.]`,
    );
}

/** Weighted records and a plain one of the same name and type exclude each other. */
export function assertOneRouting({ entity, world }: Context): void {
    const key = ({ inputs }: Entity) =>
        ["zoneId", "name", "type"].map((path) => bare(text(inputs, path) ?? "")).join();
    const isPlain = ({ inputs }: Entity) => text(inputs, "setIdentifier") === undefined;
    const other = world
        .all("aws:route53/record:Record")
        .find((found) => key(found) === key(entity) && isPlain(found) !== isPlain(entity));
    if (other === undefined) return;
    const { inputs } = entity;
    const what = `RRSet with DNS name ${bare(text(inputs, "name") ?? "")}., type ${text(inputs, "type") ?? ""}`;
    throw new CloudError(
        "InvalidChangeBatch",
        isPlain(entity)
            ? `[${what} cannot be created as weighted sets exist with the same name and type.]`
            : `[${what}, SetIdentifier ${text(inputs, "setIdentifier") ?? ""} cannot be created as a non-weighted set exists with the same name and type.]`,
    );
}

/** Only private zones are associated with VPCs. */
export function assertPrivate({ entity: { inputs }, world }: Context): void {
    const zone = zoneOf(world, inputs);
    if (zone === undefined || zone.state["privateZone"] === true) return;
    throw new CloudError(
        "PublicZoneVPCAssociation",
        "You're trying to associate a VPC with a public hosted zone.",
    );
}

/** An alias names a load balancer that exists, by the load balancer's zone. */
export function assertAlias({ entity: { inputs }, world, region }: Context): void {
    for (const alias of list<Props>(inputs, "aliases")) {
        const target = bare(text(alias, "name") ?? "").replace(/^dualstack\./, "");
        const known = [
            ...world.all("aws:lb/loadBalancer:LoadBalancer"),
            ...world.all("aws:elb/loadBalancer:LoadBalancer"),
        ].find(({ state }) => state["dnsName"] === target);
        const zoneId = text(alias, "zoneId") ?? "";
        const what = `[Tried to create an alias that targets ${target}., type ${text(inputs, "type") ?? ""} in zone ${zoneId}, but `;
        if (zoneId !== canonicalZone(region, text(known?.inputs, "loadBalancerType"))) {
            throw new CloudError(
                "InvalidChangeBatch",
                `${what}the alias target name does not lie within the target zone]`,
            );
        }
        if (!known) throw new CloudError("InvalidChangeBatch", `${what}that target was not found]`);
    }
}

/** ACM issues a certificate when the record of each of its names is in a public zone of the account. */
export function isIssued(world: World, certificateArn: string): boolean {
    const certificate = world.get("aws:acm/certificate:Certificate", certificateArn);
    const isPublic = ({ inputs }: Entity) => zoneOf(world, inputs)?.state["privateZone"] !== true;
    const records = world
        .all("aws:route53/record:Record")
        .filter(isPublic)
        .map(({ inputs }) => inputs);
    return (
        certificate !== undefined &&
        list<Props>(certificate.state, "domainValidationOptions").every((option) =>
            records.some(
                (found) =>
                    found["type"] === option["resourceRecordType"] &&
                    bare(text(found, "name") ?? "") ===
                        bare(text(option, "resourceRecordName") ?? "") &&
                    texts(found, "records").some(
                        (value) => bare(value) === bare(text(option, "resourceRecordValue") ?? ""),
                    ),
            ),
        )
    );
}
