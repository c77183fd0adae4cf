import { text } from "../../values";
import { CloudError } from "../../world/errors";
import { type Context, hex } from "../../world/row";

/** The range of Amazon's that a VPC gets, a /56. */
export function vpcIpv6Range({ entity, region }: Context): string {
    if (entity.inputs["assignGeneratedIpv6CidrBlock"] !== true) return "";
    const digits = hex(`${region}|${entity.id}`, 6);
    return `2a05:d0${digits.slice(0, 2)}:${digits.slice(2)}:8100::/56`.replace(
        /:0+(?=[0-9a-f])/g,
        ":",
    );
}

/** EC2 disassociates no range of a VPC in which a subnet has a part. */
export function assertIpv6Unused({ entity, world, old }: Context): void {
    if (entity.inputs["assignGeneratedIpv6CidrBlock"] === true) return;
    const range = text(old?.state, "ipv6CidrBlock") ?? "";
    const used = world
        .all("aws:ec2/subnet:Subnet")
        .some(({ inputs }) => inputs["vpcId"] === entity.id && text(inputs, "ipv6CidrBlock"));
    if (range === "" || !used) return;
    throw new CloudError(
        "InvalidCidrBlock.InUse",
        `The vpc ${entity.id} currently has a subnet within CIDR block ${range}`,
    );
}

/** EC2's checks of a subnet's IPv6 range: a /64 of its VPC's, its own. */
export function assertIpv6Fits({ entity, world }: Context): void {
    const cidr = text(entity.inputs, "ipv6CidrBlock");
    if (cidr === undefined || cidr === "") return;
    const vpcId = text(entity.inputs, "vpcId") ?? "";
    const vpc = text(world.get("aws:ec2/vpc:Vpc", vpcId)?.state, "ipv6CidrBlock") ?? "";
    const [network = "", prefix] = cidr.split("/");
    if (prefix !== "64" || vpc === "" || !sameHigh56(network, vpc.replace(/\/.*/, ""))) {
        throw new CloudError("InvalidSubnet.Range", `The CIDR '${cidr}' is invalid.`);
    }
    const clash = world
        .all(entity.type)
        .some(({ id, inputs }) => id !== entity.id && inputs["ipv6CidrBlock"] === cidr);
    if (clash) {
        throw new CloudError(
            "InvalidSubnet.Conflict",
            `The CIDR '${cidr}' conflicts with another subnet`,
        );
    }
}

function sameHigh56(a: string, b: string): boolean {
    const high = (text: string) =>
        [...text.replace(/::.*/, "").split(":"), "0", "0", "0", "0"]
            .slice(0, 4)
            .map((group) => group.padStart(4, "0"))
            .join("")
            .slice(0, 14);
    return high(a) === high(b);
}
