import type { Place } from "../finding";
import { error, type Remark } from "../remark";
import { parseList } from "../string-map";

/** What is no certificate in a list of ARNs. */
export function certificateArns(name: string, list: string | undefined, place: Place): Remark[] {
    return parseList(list ?? "")
        .filter((arn) => !/^arn:[^:]+:(acm|iam):/.test(arn))
        .map((arn) =>
            error(
                "malformed-value",
                place,
                `${name} has "${arn}", which is not the ARN of a certificate`,
                "write arn:aws:acm:<region>:<account>:certificate/<id>",
            ),
        );
}
