import { record, text } from "../../values";
import { CloudError } from "../../world/errors";
import type { Context } from "../../world/row";
import { contains } from "../ec2/cidr";

const PERMISSION = "aws:lambda/permission:Permission";

/** What an address outside the VPC may be (ELB API, RegisterTargets). */
const OUTSIDE = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10"];

const invalid = (reason: string) => new CloudError("ValidationError", reason);

/** Elastic Load Balancing's checks of CreateTargetGroup and ModifyTargetGroup. */
export function assertTargetGroup({ entity: { inputs } }: Context): void {
    const name = text(inputs, "name") ?? "";
    if (!/^(?!-)[A-Za-z0-9-]{1,32}(?<!-)$/.test(name)) {
        throw invalid(`Target group name '${name}' cannot be longer than '32' characters`);
    }
    const isLambda = inputs["targetType"] === "lambda";
    for (const key of ["vpcId", "port", "protocol"]) {
        if (isLambda === key in inputs) {
            throw invalid(
                isLambda
                    ? `${key} cannot be specified for target groups with target type 'lambda'`
                    : `A ${key} must be specified`,
            );
        }
    }
    const check = record(inputs, "healthCheck");
    if (Number(check["timeout"] ?? 5) >= Number(check["interval"] ?? 30)) {
        throw invalid("Health check interval must be greater than the timeout");
    }
}

/** Its checks of RegisterTargets. */
export function assertTarget(context: Context): void {
    const { entity, world } = context;
    const groupArn = text(entity.inputs, "targetGroupArn") ?? "";
    const target = text(entity.inputs, "targetId") ?? "";
    const group = world.get("aws:lb/targetGroup:TargetGroup", groupArn);
    if (text(group?.inputs, "targetType") === "lambda") {
        assertInvocable(context, groupArn, target);
        return;
    }
    const vpc = world.get("aws:ec2/vpc:Vpc", text(group?.inputs, "vpcId") ?? "");
    const inside = contains(text(vpc?.inputs, "cidrBlock") ?? "", `${target}/32`);
    if (!inside && !OUTSIDE.some((range) => contains(range, `${target}/32`))) {
        throw new CloudError(
            "InvalidTarget",
            `The IP address '${target}' is not within the VPC, RFC 1918 or RFC 6598`,
        );
    }
    if (!inside && entity.inputs["availabilityZone"] !== "all") {
        throw invalid(
            `You must specify 'all' as the Availability Zone of the IP address '${target}', which is outside the VPC`,
        );
    }
}

function assertInvocable({ world }: Context, groupArn: string, target: string): void {
    const granted = world.all(PERMISSION).some(({ inputs }) => {
        const qualifier = text(inputs, "qualifier");
        const named = [text(inputs, "function"), ...(qualifier === undefined ? [] : [qualifier])];
        return (
            named.join(":") === target &&
            inputs["principal"] === "elasticloadbalancing.amazonaws.com" &&
            inputs["action"] === "lambda:InvokeFunction" &&
            [undefined, groupArn].includes(text(inputs, "sourceArn"))
        );
    });
    if (granted) return;
    throw new CloudError(
        "AccessDenied",
        `elasticloadbalancing principal does not have permission to invoke ${target} from target group ${groupArn}`,
    );
}

/** What AWS refuses of the target groups of a forward action (ELB API, ForwardActionConfig). */
export function forwardRefusal(groups: { weight?: number }[]): string | undefined {
    const weights = groups.map(({ weight }) => weight ?? 1);
    if (groups.length > 5) {
        return "TooManyTargetGroups: an action can have 5 target groups at most";
    }
    if (weights.some((weight) => weight < 0 || weight > 999)) {
        return "ValidationError: the weight of a target group must be within [0, 999]";
    }
    return weights.length > 0 && weights.every((weight) => weight === 0)
        ? "ValidationError: at least one target group must have a weight above 0"
        : undefined;
}
