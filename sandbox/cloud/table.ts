import { compute } from "./aws/ec2/compute";
import { acm } from "./aws/acm/table";
import { elb } from "./aws/elb/table";
import { route53 } from "./aws/route53/table";
import { eks } from "./aws/eks/table";
import { eksAccess } from "./aws/eks/access-table";
import { CloudError } from "./world/errors";
import { events } from "./aws/events/table";
import { iam } from "./aws/iam/table";
import { karpenter } from "./karpenter/table";
import { kubernetes } from "./kubernetes/table";
import { logs } from "./aws/logs/table";
import { network } from "./aws/ec2/table";
import { observability } from "./aws/cloudwatch/table";
import type { Row, Table } from "./world/row";
import { waf } from "./aws/wafv2/table";
import { s3 } from "./aws/s3/table";
import { ssm } from "./aws/ssm/table";
import { targets } from "./aws/elb/targets-table";

/** Every resource type that the sandbox supports. */
export const table: Table = {
    ...network,
    ...compute,
    ...logs,
    ...s3,
    ...ssm,
    ...iam,
    ...eks,
    ...eksAccess,
    ...acm,
    ...elb,
    ...route53,
    ...waf,
    ...targets,
    ...kubernetes,
    ...observability,
    ...events,
    ...karpenter,
};

export function rowOf(type: string): Row {
    const row = table[type];
    if (row === undefined || row.madeOutside) {
        throw new CloudError("", `unknown resource type ${type}: the sandbox has no row for it`);
    }
    return row;
}
