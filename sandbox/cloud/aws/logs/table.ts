import { returnLogGroup } from "../eks/cluster";
import { removePolicyOf } from "../wafv2/logging";
import { CloudError } from "../../world/errors";
import { arn, idFrom, type Table } from "../../world/row";

/** CloudWatch Logs. */
export const logs: Table = {
    "aws:cloudwatch/logGroup:LogGroup": {
        id: idFrom("name"),
        autoname: "name",
        tagged: true,
        computed: { arn: (c) => arn(c, "logs", `log-group:${c.entity.id}`) },
        forceNew: ["name", "namePrefix", "logGroupClass"],
        exists: (id) =>
            new CloudError(
                "ResourceAlreadyExistsException",
                `The specified log group already exists: ${id}`,
            ),
        afterDelete: (context) => {
            removePolicyOf(context);
            returnLogGroup(context);
        },
        seconds: [1, 1, 1],
    },
};
