import { type Props, list, text, texts } from "../values";
import { CloudError } from "../world/errors";
import type { Context } from "../world/row";
import type { World } from "../world/world";

/** Hosted zone of Application and Classic Load Balancers by region (AWS general reference, "Elastic Load Balancing endpoints"). */
const CANONICAL: Record<string, string> = {
    "us-east-1": "Z35SXDOTRQ7X7K",
    "us-east-2": "Z3AADJGX6KTTL2",
    "us-west-1": "Z368ELLRRE2KJ0",
    "us-west-2": "Z1H1FL5HABSF5",
    "ca-central-1": "ZQSVJUPU6J1EY",
    "eu-central-1": "Z215JYRZR1TBD5",
    "eu-west-1": "Z32O12XQLNTSW2",
    "eu-west-2": "ZHURV8PSTC4K8",
    "eu-west-3": "Z3Q77PNBQS71R4",
    "eu-north-1": "Z23TAZ6LKFMNIO",
    "ap-south-1": "ZP97RAFLXTNZK",
    "ap-southeast-1": "Z1LMS91P8CMLE5",
    "ap-southeast-2": "Z1GM3OXH4ZPM65",
    "ap-northeast-1": "Z14GRHDCWA56QT",
    "sa-east-1": "Z2P70J7HTTTPLU",
};

/** The same of Network Load Balancers. */
const CANONICAL_NETWORK: Record<string, string> = {
    "us-east-1": "Z26RNL4JYFTOTI",
    "us-east-2": "ZLMOA37VPKANP",
    "us-west-1": "Z24FKFUX50B4VW",
    "us-west-2": "Z18D5FSROUN65G",
    "ca-central-1": "Z2EPGBW3API2WT",
    "eu-central-1": "Z3F0SRJ5LGBH90",
    "eu-west-1": "Z2IFOLAFXWLO4F",
    "eu-west-2": "ZD4D7Y8KGAS4G",
    "eu-west-3": "Z1CMS0P5QUZ6D5",
    "eu-north-1": "Z1UDT6IFJ4EJM",
    "ap-south-1": "ZVDDRBQ08TROA",
    "ap-southeast-1": "ZKVM4W9LS7TM",
    "ap-southeast-2": "ZCT6FZBF4DROD",
    "ap-northeast-1": "Z31USIVHYNEOWT",
    "sa-east-1": "ZTK26PT1VY4CU",
};

export function canonicalZone(region: string, type = "application"): string {
    const zone = (type === "network" ? CANONICAL_NETWORK : CANONICAL)[region];
    if (zone !== undefined) return zone;
    throw new CloudError("", `unsupported AWS Region: ${region}`);
}

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
