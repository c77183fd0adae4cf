import { text } from "../../values";
import { CloudError } from "../../world/errors";
import type { Context } from "../../world/row";

interface Range {
    first: number;
    last: number;
    bits: number;
}

export function range(cidr: string): Range | undefined {
    const [, a, b, c, d, mask] =
        /^(\d+)\.(\d+)\.(\d+)\.(\d+)\/(\d+)$/.exec(cidr)?.map(Number) ?? [];
    if (a === undefined || b === undefined || c === undefined || d === undefined) return undefined;
    if (mask === undefined || mask > 32 || Math.max(a, b, c, d) > 255) return undefined;
    const size = 2 ** (32 - mask);
    const first = Math.floor((a * 2 ** 24 + b * 2 ** 16 + c * 2 ** 8 + d) / size) * size;
    return { first, last: first + size - 1, bits: mask };
}

export function contains(outer: string, inner: string): boolean {
    const [o, i] = [range(outer), range(inner)];
    return o !== undefined && i !== undefined && o.first <= i.first && i.last <= o.last;
}

export function assertCidr(cidr: string, widest: number, narrowest: number, code: string): void {
    const bits = range(cidr)?.bits ?? -1;
    if (bits < widest || bits > narrowest) {
        throw new CloudError(code, `The CIDR '${cidr}' is invalid.`);
    }
}

/** EC2's checks of CreateSubnet. */
export function assertSubnetFits({ entity, world, region }: Context): void {
    const cidr = text(entity.inputs, "cidrBlock") ?? "";
    assertCidr(cidr, 16, 28, "InvalidSubnet.Range");
    const vpcId = text(entity.inputs, "vpcId") ?? "";
    const vpc = world.get("aws:ec2/vpc:Vpc", vpcId);
    if (!contains(text(vpc?.inputs, "cidrBlock") ?? "", cidr)) {
        throw new CloudError("InvalidSubnet.Range", `The CIDR '${cidr}' is invalid.`);
    }
    const zone = text(entity.inputs, "availabilityZone") ?? "";
    if (!new RegExp(`^${region}[a-f]$`).test(zone)) {
        throw new CloudError(
            "InvalidParameterValue",
            `Value (${zone}) for parameter availabilityZone is invalid.`,
        );
    }
    const mine = range(cidr);
    const clash = world.all(entity.type).find(({ inputs }) => {
        const other = range(text(inputs, "cidrBlock") ?? "");
        if (text(inputs, "vpcId") !== vpcId || !mine || !other) return false;
        return mine.first <= other.last && other.first <= mine.last;
    });
    if (clash) {
        throw new CloudError(
            "InvalidSubnet.Conflict",
            `The CIDR '${cidr}' conflicts with another subnet`,
        );
    }
}
