import type { Ingress } from "../ingress";
import type { IngressGroup } from "../ingress-group";
import { type Check, error, errorIf, note, type Remark, warning } from "../remark";
import { parseList, parseStringMap } from "../string-map";
import { repeatedIds } from "./repeated-ids";

const LISTS = [
    "subnets",
    "security-groups",
    "frontend-nlb-subnets",
    "frontend-nlb-security-groups",
    "frontend-nlb-eip-allocations",
] as const;

/** The ALB itself: web ACL, subnets, attributes. */
export const loadBalancerChecks: Check = (ingress, group) => [
    ...webAcl(ingress),
    ...subnets(ingress),
    ...attributes(ingress, group),
    ...LISTS.flatMap((name) => repeatedIds(name, ingress.written(name), ingress.valuePlace(name))),
];

function webAcl(ingress: Ingress): Remark[] {
    const arn = ingress.get("wafv2-acl-arn");
    const place = ingress.valuePlace("wafv2-acl-arn");
    const name = ingress.get("wafv2-acl-name");
    const byName =
        name === undefined
            ? []
            : [
                  arn === undefined
                      ? note(
                            "acl-by-name",
                            ingress.keyPlace("wafv2-acl-name"),
                            "wafv2-acl-name needs wafv2:ListWebACLs, which the controller's official IAM policy does not allow",
                            "use wafv2-acl-arn",
                        )
                      : error(
                            "unused-annotation",
                            ingress.keyPlace("wafv2-acl-arn"),
                            "wafv2-acl-arn has no effect beside wafv2-acl-name, which wins",
                            "take wafv2-acl-name out",
                        ),
              ];
    if (arn === undefined || arn === "none") return byName;
    if (arn === "") {
        return [
            ...byName,
            error(
                "empty-acl",
                place,
                "an empty wafv2-acl-arn removes the web ACL from a running ALB",
                "write the ARN, or none to remove the web ACL",
            ),
        ];
    }
    return /^arn:[^:]+:wafv2:[^:]+:\d+:regional\/webacl\//.test(arn)
        ? byName
        : [
              ...byName,
              error(
                  "malformed-value",
                  place,
                  "wafv2-acl-arn is not the ARN of a regional web ACL, which an ALB needs",
                  "write arn:aws:wafv2:<region>:<account>:regional/webacl/<name>/<id>, or none",
              ),
          ];
}

function subnets(ingress: Ingress): Remark[] {
    const names = parseList(ingress.written("subnets") ?? "");
    const ids = names.filter((id) => /^subnet-/.test(id));
    return ids.length === 0
        ? []
        : [
              // Several subnets may have one name; one is enough in a Local Zone and on an Outpost.
              ...(names.length === 1
                  ? [
                        warning(
                            "one-subnet",
                            ingress.valuePlace("subnets"),
                            "an ALB needs subnets in two zones, unless this one is in a Local Zone or on an Outpost",
                            "add a subnet of another zone",
                        ),
                    ]
                  : []),
              note(
                  "fixed-subnets",
                  ingress.keyPlace("subnets"),
                  "subnets are set by ID, and other clusters and accounts have other IDs",
                  "let the controller find them by their tags, or set them when you deploy",
              ),
          ];
}

function attributes(ingress: Ingress, group: IngressGroup): Remark[] {
    const { values } = parseStringMap(ingress.get("load-balancer-attributes") ?? "");
    const place = ingress.valuePlace("load-balancer-attributes");
    // Those of a group's members are taken together.
    const buckets = group.members.map(
        (member) => parseStringMap(member.get("load-balancer-attributes") ?? "").values,
    );
    const withoutBucket = ["access_logs", "connection_logs", "health_check_logs"].filter(
        (logs) =>
            values.get(`${logs}.s3.enabled`) === "true" &&
            !buckets.some((other) => other.get(`${logs}.s3.bucket`)),
    );
    return [
        ...withoutBucket.map((logs) => {
            const what = `${logs} are on without a bucket, which AWS refuses`;
            const cure = `add ${logs}.s3.bucket=<name>`;
            return errorIf(group.isWhole)("logs-without-bucket", place, what, cure);
        }),
        ...(values.get("deletion_protection.enabled") === "true"
            ? [
                  warning(
                      "deletion-protection",
                      place,
                      "with deletion protection a deletion of the Ingress hangs, and the controller can still replace the ALB",
                      "turn it off before you delete the Ingress",
                  ),
              ]
            : []),
    ];
}
