import { at, type Props, text, texts } from "../../values";
import { CloudError } from "../../world/errors";
import type { Context } from "../../world/row";
import { asTexts, assertPolicyDocument, statementsOf } from "../iam/policy-document";

export const LOG_RESOURCE_POLICY = "aws:cloudwatch/logResourcePolicy:LogResourcePolicy";

/** CloudWatch Logs takes so many policies an account and region that name no log group of their own. */
const MOST_POLICIES = 10;

/** Characters of a document: of a policy of the account, and of one on a log group. */
const LONGEST = { account: 5120, logGroup: 51_200 };

/** Checks of PutResourcePolicy (CloudWatch Logs API reference). */
export function assertResourcePolicy({ entity, world, old }: Context): void {
    const document = text(entity.inputs, "policyDocument") ?? "";
    assertPolicyDocument(document, "Principal");
    const logGroup = text(entity.inputs, "resourceArn");
    const longest = logGroup === undefined ? LONGEST.account : LONGEST.logGroup;
    if (document.length > longest || "policyName" in entity.inputs === (logGroup !== undefined)) {
        throw new CloudError("InvalidParameterException", "Policy document or its name");
    }
    if (old !== undefined) return;
    const others = world.all(LOG_RESOURCE_POLICY).map(({ inputs }) => text(inputs, "resourceArn"));
    if (logGroup === undefined) {
        if (others.filter((arn) => arn === undefined).length >= MOST_POLICIES) {
            throw new CloudError("LimitExceededException", "Resource limit exceeded.");
        }
    } else if (others.includes(logGroup)) {
        // One a log group; who writes over it must name the revision that is there.
        throw new CloudError(
            "OperationAbortedException",
            "Multiple concurrent requests to update the same resource were in conflict.",
        );
    }
}

/** Checks of PutLoggingConfiguration (AWS WAF developer guide, logging to CloudWatch Logs). */
export function assertLogDelivery(context: Context): void {
    const [destination = "", ...others] = texts(context.entity.inputs, "logDestinationConfigs");
    const name = destination.split(":").slice(6).join(":");
    if (others.length > 0 || !name.startsWith("aws-waf-logs-")) {
        throw new CloudError(
            "WAFInvalidParameterException",
            `Error reason: The ARN isn't valid. A valid ARN begins with arn: and includes other information separated by colons or slashes., field: LOG_DESTINATION, parameter: ${destination}`,
        );
    }
    if (!mayBeDelivered(context, destination)) addOwnPolicy(context, destination);
}

/** By a policy of the account, or by that of the log group itself. */
function mayBeDelivered({ world }: Context, logGroup: string): boolean {
    return world
        .all(LOG_RESOURCE_POLICY)
        .filter(({ inputs }) => (text(inputs, "resourceArn") ?? logGroup) === logGroup)
        .flatMap(({ inputs }) => statementsOf(text(inputs, "policyDocument") ?? ""))
        .some((statement) => letsIn(statement, logGroup));
}

function letsIn(statement: Props, logGroup: string): boolean {
    const services = asTexts(at(statement, "Principal.Service"));
    const actions = asTexts(statement["Action"]);
    const resources = asTexts(statement["Resource"]);
    return (
        statement["Effect"] === "Allow" &&
        services.includes("delivery.logs.amazonaws.com") &&
        ["logs:CreateLogStream", "logs:PutLogEvents"].every((action) => actions.includes(action)) &&
        [`${logGroup}:log-stream:*`, `${logGroup}:*`, "*"].some((all) => resources.includes(all))
    );
}

/**
 * AWS then puts a policy on the log group, which no stack owns and which is deleted with the log group (CloudWatch
 * Logs user guide, "Logs sent to CloudWatch Logs"; before 2026 it was one for the whole account).
 */
function addOwnPolicy({ world, cluster }: Context, logGroup: string): void {
    if (world.get(LOG_RESOURCE_POLICY, logGroup, cluster)) return;
    const policyDocument = JSON.stringify({
        Version: "2012-10-17",
        Statement: [
            {
                Sid: "AWSLogDeliveryWrite20150319",
                Effect: "Allow",
                Principal: { Service: "delivery.logs.amazonaws.com" },
                Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
                Resource: [`${logGroup}:log-stream:*`],
            },
        ],
    });
    const inputs = { resourceArn: logGroup, policyDocument };
    world.add({ type: LOG_RESOURCE_POLICY, id: logGroup, urn: "", cluster, inputs, state: inputs });
}

/** A policy on a log group is a part of it. */
export function removePolicyOf({ world, entity, cluster }: Context): void {
    const policy = world.get(LOG_RESOURCE_POLICY, text(entity.state, "arn") ?? "", cluster);
    if (policy !== undefined) world.remove(policy);
}
