import { type Props, list, text, texts } from "../values";
import { canonicalZone } from "../world/elb-zones";
import { CloudError } from "../world/errors";
import type { Context } from "../world/row";
import type { World } from "../world/world";

const bare = (name: string) => name.toLowerCase().replace(/\.$/, "");

/** Route 53 takes only names inside the zone. */
export function assertInZone({ entity: { inputs }, world }: Context): void {
    const zone = text(
        world.get("aws:route53/zone:Zone", text(inputs, "zoneId") ?? "")?.inputs,
        "name",
    );
    const name = bare(text(inputs, "name") ?? "");
    if (zone === undefined || name === zone || name.endsWith(`.${zone}`)) return;
    throw new CloudError(
        "InvalidChangeBatch",
        `[RRSet with DNS name ${name}. is not permitted in zone ${zone}.]`,
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

/** ACM issues a certificate when the record of each of its names is in a zone of the account. */
export function isIssued(world: World, certificateArn: string): boolean {
    const certificate = world.get("aws:acm/certificate:Certificate", certificateArn);
    const records = world.all("aws:route53/record:Record").map(({ inputs }) => inputs);
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
