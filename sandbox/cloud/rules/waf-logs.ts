import { at, type Props, text, texts } from "../values";
import { CloudError } from "../world/errors";
import type { Context } from "../world/row";
import { asTexts, assertPolicyDocument, statementsOf } from "./policy-document";

export const LOG_RESOURCE_POLICY = "aws:cloudwatch/logResourcePolicy:LogResourcePolicy";

/** CloudWatch Logs takes so many policies an account and region that name no log group of their own. */
const MOST_POLICIES = 10;

/** Checks of PutResourcePolicy (CloudWatch Logs API reference). */
export function assertResourcePolicy({ entity, world, old }: Context): void {
    const document = text(entity.inputs, "policyDocument") ?? "";
    assertPolicyDocument(document, "Principal");
    if (
        document.length > 5120 ||
        "policyName" in entity.inputs === "resourceArn" in entity.inputs
    ) {
        throw new CloudError("InvalidParameterException", "Policy document or its name");
    }
    if (old === undefined && world.all(LOG_RESOURCE_POLICY).length >= MOST_POLICIES) {
        throw new CloudError("LimitExceededException", "Resource limit exceeded.");
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

function mayBeDelivered({ world }: Context, logGroup: string): boolean {
    return world
        .all(LOG_RESOURCE_POLICY)
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
        resources.some((resource) => resource === `${logGroup}:*` || resource === "*")
    );
}

/**
 * WAF then makes or widens a policy that is nobody's and stays (note on `WebAclLoggingConfiguration`
 * in the provider's documentation).
 */
function addOwnPolicy({ world, cluster }: Context, logGroup: string): void {
    if (world.get(LOG_RESOURCE_POLICY, "AWSWAF-LOGS", cluster)) return;
    const policyDocument = JSON.stringify({
        Version: "2012-10-17",
        Statement: [
            {
                Effect: "Allow",
                Principal: { Service: "delivery.logs.amazonaws.com" },
                Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
                Resource: [`${logGroup}:*`],
            },
        ],
    });
    const inputs = { policyName: "AWSWAF-LOGS", policyDocument };
    world.add({
        type: LOG_RESOURCE_POLICY,
        id: "AWSWAF-LOGS",
        urn: "",
        cluster,
        inputs,
        state: inputs,
    });
}
