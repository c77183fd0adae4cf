import { isIPv4, isIPv6 } from "node:net";

import type { Ingress } from "../ingress";
import type { IngressGroup } from "../ingress-group";
import { type Check, error, errorIf, note, type Remark, warning } from "../remark";
import { parseList } from "../string-map";
import { cidrCure, isCidr } from "../cidr";

/** Who may reach the listeners. */
export const accessChecks: Check = (ingress, group) => [
    ...ownGroups(ingress, group),
    ...cidrs(ingress, group),
    ...prefixLists(ingress, group),
];

/** Own security groups are those of the whole ALB, whichever member of a group names them. */
function ownGroups(ingress: Ingress, group: IngressGroup): Remark[] {
    const manages = "manage-backend-security-group-rules";
    if (!group.says("security-groups")) {
        return ingress.get(manages) === undefined || !group.isWhole
            ? []
            : [
                  error(
                      "unused-annotation",
                      ingress.keyPlace("manage-backend-security-group-rules"),
                      "manage-backend-security-group-rules has no effect without security-groups",
                      "take it out",
                  ),
              ];
    }
    const ignored = (["inbound-cidrs", "security-group-prefix-lists"] as const)
        .filter((name) => ingress.written(name) !== undefined)
        .map((name) =>
            error(
                "unused-annotation",
                ingress.keyPlace(name),
                `${name} has no effect beside security-groups, which replace it`,
                "take it out, or security-groups",
            ),
        );
    return [
        ...ignored,
        ...(ingress.get("security-groups") === undefined ||
        group.members.some((member) => member.isTrue(manages))
            ? []
            : [
                  warning(
                      "closed-nodes",
                      ingress.keyPlace("security-groups"),
                      "with security-groups the controller does not open node ports to the ALB",
                      'add alb.ingress.kubernetes.io/manage-backend-security-group-rules: "true", or open them yourself',
                  ),
              ]),
    ];
}

function cidrs(ingress: Ingress, group: IngressGroup): Remark[] {
    const text = ingress.written("inbound-cidrs");
    if (text === undefined) return [];
    const place = ingress.valuePlace("inbound-cidrs");
    const blocks = parseList(text);
    if (blocks.length === 0) {
        return [
            error(
                "open-to-all",
                place,
                "an empty inbound-cidrs opens the ALB to 0.0.0.0/0",
                "write the ranges, or take it out",
            ),
        ];
    }
    const isDual = group.members.some((member) => member.effective("ip-address-type") !== "ipv4");
    return blocks.flatMap((block): Remark[] => {
        const [address = "", bits] = block.split("/");
        const size = isIPv4(address) ? 32 : isIPv6(address) ? 128 : undefined;
        if (!isCidr(block)) {
            return [
                error(
                    "malformed-value",
                    place,
                    `inbound-cidrs has "${block}", which is not a CIDR block`,
                    cidrCure(block),
                ),
            ];
        }
        if (size === 128 && !isDual) {
            const what = `${block} has no effect, because the ALB has only IPv4 addresses`;
            const cure = "take it out, or set alb.ingress.kubernetes.io/ip-address-type: dualstack";
            return [errorIf(group.isWhole)("unused-cidr", place, what, cure)];
        }
        const network = size === 32 ? networkOf(address, Number(bits)) : address;
        return network === address
            ? []
            : [
                  warning(
                      "host-bits",
                      place,
                      `${block} has host bits set`,
                      `write ${network}/${bits ?? ""}`,
                  ),
              ];
    });
}

function prefixLists(ingress: Ingress, group: IngressGroup): Remark[] {
    const text = ingress.get("security-group-prefix-lists");
    if (text === undefined || group.says("security-groups")) return [];
    const place = ingress.valuePlace("security-group-prefix-lists");
    const wrong = parseList(text).filter((id) => !/^pl-[0-9a-f]+$/.test(id));
    return [
        ...wrong.map((id) =>
            error(
                "malformed-value",
                place,
                `security-group-prefix-lists has "${id}", which is not the ID of a prefix list`,
                "write pl-…",
            ),
        ),
        ...(!group.says("inbound-cidrs")
            ? [
                  note(
                      "list-alone",
                      place,
                      "without inbound-cidrs the ALB accepts clients from the prefix lists only",
                      "add inbound-cidrs if other clients must connect too",
                  ),
              ]
            : []),
    ];
}

function networkOf(address: string, bits: number): string {
    const number = address.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);
    const hosts = 2 ** (32 - bits);
    const network = Math.floor(number / hosts) * hosts;
    return [24, 16, 8, 0].map((shift) => Math.floor(network / 2 ** shift) % 256).join(".");
}
