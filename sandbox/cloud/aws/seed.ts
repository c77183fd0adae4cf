import type { CloudOptions } from "../options";
import { TOPIC } from "./cloudwatch/alarms";
import { ZONE } from "./route53/zone";
import { FUNCTION, functionOf } from "./elb/targets-table";
import { globalArn, hex, type Row } from "../world/row";
import type { World } from "../world/world";

/** What an account holds before the program comes: zones, and certificates and trust stores named by ARN. */
export function seed(world: World<Row>, options: CloudOptions): void {
    world.inboundRuleQuota = options.inboundRuleQuota ?? world.inboundRuleQuota;
    const place = { ...options, world, partition: "aws", cluster: "" };
    for (const zone of options.zones ?? []) {
        const { name, privateZone = false, accountId = options.accountId } = zone;
        const made = `Z${hex(privateZone ? `${name}|private` : name, 20).toUpperCase()}`;
        const id = zone.id ?? made;
        if (world.get(ZONE, id)) continue;
        const state = {
            name,
            privateZone,
            arn: globalArn({ ...place, accountId: "" }, "route53", `hostedzone/${id}`),
            nameServers: ["ns-1.awsdns-01.com", "ns-2.awsdns-02.net"],
        };
        const notes = { accountId };
        world.add({ type: ZONE, id, urn: "", cluster: "", inputs: { name }, state, notes });
    }
    for (const arn of options.trustStores ?? []) {
        const type = "aws:lb/trustStore:TrustStore";
        if (world.get(type, arn)) continue;
        world.add({ type, id: arn, urn: "", cluster: "", inputs: {}, state: { arn } });
    }
    for (const arn of options.certificates ?? []) {
        const type = "aws:acm/certificate:Certificate";
        if (world.get(type, arn)) continue;
        const state = { arn, domainValidationOptions: [] };
        world.add({ type, id: arn, urn: "", cluster: "", inputs: {}, state });
    }
    for (const arn of options.outside ?? []) {
        const isFunction = arn.includes(":function:");
        const isTopic = arn.includes(":sns:");
        const isPolicy = arn.includes(":policy/");
        const type = isFunction
            ? FUNCTION
            : isTopic
              ? TOPIC
              : isPolicy
                ? "aws:iam/policy:Policy"
                : "aws:lb/targetGroup:TargetGroup";
        const id = isFunction ? functionOf(arn) : arn;
        if (world.get(type, id)) continue;
        world.add({ type, id, urn: "", cluster: "", inputs: {}, state: { arn: id } });
    }
}
