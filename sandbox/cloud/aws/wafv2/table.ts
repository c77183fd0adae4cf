import { assertIpSet, assertWebAcl } from "./rules";
import { capacityOf } from "./capacity";
import { assertLogDelivery, assertResourcePolicy, LOG_RESOURCE_POLICY } from "./logging";
import { list, text } from "../../values";
import { CloudError } from "../../world/errors";
import { arn, type Context, type Row, type Table, uuid } from "../../world/row";

const WEB_ACL = "aws:wafv2/webAcl:WebAcl";
const IP_SET = "aws:wafv2/ipSet:IpSet";
const LOG_GROUP = "aws:cloudwatch/logGroup:LogGroup";

const notFound = (id: string) =>
    new CloudError(
        "WAFNonexistentItemException",
        `AWS WAF couldn’t perform the operation because your resource doesn’t exist: ${id}`,
    );

const inUse = () =>
    new CloudError(
        "WAFAssociatedItemException",
        "AWS WAF couldn’t perform the operation because your resource is being used by another resource or it’s associated with another resource.",
    );

/** What IP sets and web ACLs have in common. */
const regional = (kind: string) =>
    ({
        id: ({ entity, world }) => uuid(world.seed(entity.urn, entity.type)),
        importId: ({ id, inputs }) =>
            [id, text(inputs, "name"), text(inputs, "scope")].map((part) => part ?? "").join("/"),
        autoname: "name",
        tagged: true,
        computed: {
            arn: (c) => {
                const name = text(c.entity.inputs, "name") ?? "";
                return arn(c, "wafv2", `regional/${kind}/${name}/${c.entity.id}`);
            },
            lockToken: (c: Context) => uuid(`${c.entity.id}|lock`),
        },
        notFound,
        inUse,
    }) satisfies Partial<Row>;

/** AWS WAF and its logs. Each call answers within seconds (no waiting states in the API). */
export const waf: Table = {
    [WEB_ACL]: {
        ...regional("webacl"),
        computed: {
            ...regional("webacl").computed,
            capacity: (c) => capacityOf(list(c.entity.inputs, "rules")),
            applicationIntegrationUrl: () => "",
        },
        refs: [{ path: "rules.*.statement.ipSetReferenceStatement.arn", type: IP_SET, by: "arn" }],
        forceNew: ["name", "namePrefix", "scope"],
        beforeCreate: assertWebAcl,
        beforeUpdate: assertWebAcl,
        seconds: [3, 3, 2],
    },
    [IP_SET]: {
        ...regional("ipset"),
        forceNew: ["name", "namePrefix", "scope", "ipAddressVersion"],
        beforeCreate: assertIpSet,
        beforeUpdate: assertIpSet,
        seconds: [2, 2, 2],
    },
    [LOG_RESOURCE_POLICY]: {
        id: ({ entity: { inputs } }) =>
            text(inputs, "policyName") ?? text(inputs, "resourceArn") ?? "",
        // PutResourcePolicy writes over what is there of the same name.
        adopts: true,
        computed: {
            policyScope: ({ entity }) => ("resourceArn" in entity.inputs ? "RESOURCE" : "ACCOUNT"),
        },
        refs: [{ path: "resourceArn", type: LOG_GROUP, by: "arn", holds: false }],
        forceNew: ["policyName", "resourceArn"],
        beforeCreate: assertResourcePolicy,
        beforeUpdate: assertResourcePolicy,
        seconds: [1, 1, 1],
    },
    "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration": {
        id: ({ entity }) => text(entity.inputs, "resourceArn") ?? "",
        // PutLoggingConfiguration writes over what is there.
        adopts: true,
        // A web ACL can be deleted with its logging, and a log group even if a service writes to it.
        refs: [
            { path: "resourceArn", type: WEB_ACL, by: "arn", holds: false },
            {
                path: "logDestinationConfigs.*",
                type: LOG_GROUP,
                by: "arn",
                holds: false,
            },
        ],
        forceNew: ["resourceArn", "logDestinationConfigs"],
        beforeCreate: assertLogDelivery,
        seconds: [2, 2, 1],
    },
};
