import { compute } from "./compute";
import { edge } from "./edge";
import { eks } from "./eks";
import { eksAccess } from "./eks-access";
import { CloudError } from "./errors";
import { iam } from "./iam";
import { kubernetes } from "./kubernetes";
import { logs } from "./logs";
import { network } from "./network";
import { observability } from "./observability";
import type { Row, Table } from "./row";
import { waf } from "./waf";
import { s3 } from "./s3";
import { targets } from "./targets";

/** Every resource type that the sandbox knows. */
export const table: Table = {
    ...network,
    ...compute,
    ...logs,
    ...s3,
    ...iam,
    ...eks,
    ...eksAccess,
    ...edge,
    ...waf,
    ...targets,
    ...kubernetes,
    ...observability,
};

export function rowOf(type: string): Row {
    const row = table[type];
    if (row === undefined || row.madeOutside) {
        throw new CloudError("", `unknown resource type ${type}: the sandbox has no row for it`);
    }
    return row;
}
