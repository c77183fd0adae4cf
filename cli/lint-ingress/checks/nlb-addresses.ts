import { isIPv4 } from "node:net";

import { NLB_PREFIX } from "../nlb-annotations";
import type { NlbService } from "../nlb-service";
import { error, type Remark, warning } from "../remark";
import { parseList } from "../string-map";
import { repeatedIds } from "./repeated-ids";
import { cidrCure, isCidr } from "../cidr";

/** Addresses that an NLB has, and those that it lets in (controller 3.5.0: `model_build_load_balancer.go`). */
export function addressRemarks(service: NlbService): Remark[] {
    return [
        ...elasticIps(service),
        ...privateAddresses(service),
        ...dualStackOnly(service),
        ...counts(service),
        ...sourceRanges(service),
        ...["subnets", "security-groups", "eip-allocations"].flatMap((name) =>
            repeatedIds(name, service.get(name), service.valuePlace(name)),
        ),
    ];
}

function elasticIps(service: NlbService): Remark[] {
    return service.get("eip-allocations") !== undefined && service.scheme === "internal"
        ? [
              error(
                  "wrong-scheme",
                  service.keyPlace("eip-allocations"),
                  "eip-allocations are for internet-facing NLBs only, and this one is internal: the controller does not reconcile the Service",
                  `write ${NLB_PREFIX}scheme: internet-facing, or take it out`,
              ),
          ]
        : [];
}

function privateAddresses(service: NlbService): Remark[] {
    const text = service.get("private-ipv4-addresses");
    if (text === undefined) return [];
    const wrong = parseList(text).filter((address) => !isIPv4(address));
    return [
        ...wrong.map((address) =>
            error(
                "malformed-value",
                service.valuePlace("private-ipv4-addresses"),
                `private-ipv4-addresses has "${address}", which is not an IPv4 address`,
                "write addresses alone, such as 10.0.1.10",
            ),
        ),
        ...(service.scheme === "internet-facing"
            ? [
                  error(
                      "wrong-scheme",
                      service.keyPlace("private-ipv4-addresses"),
                      "private-ipv4-addresses are for internal NLBs only: the controller does not reconcile the Service",
                      `write ${NLB_PREFIX}scheme: internal, or take it out`,
                  ),
              ]
            : []),
    ];
}

function dualStackOnly(service: NlbService): Remark[] {
    if ((service.get("ip-address-type") ?? "ipv4") !== "ipv4") return [];
    const isOn = service.get("enable-prefix-for-ipv6-source-nat") === "on";
    return [
        ...(service.get("ipv6-addresses") === undefined ? [] : ["ipv6-addresses"]),
        ...(isOn ? ["enable-prefix-for-ipv6-source-nat"] : []),
    ].map((name) =>
        error(
            "not-dual-stack",
            service.keyPlace(name),
            `${name} needs a dual-stack NLB: the controller does not reconcile the Service`,
            `add ${NLB_PREFIX}ip-address-type: dualstack, or take it out`,
        ),
    );
}

function counts(service: NlbService): Remark[] {
    const subnets = parseList(service.get("subnets") ?? "").filter((id) => /^subnet-/.test(id));
    if (subnets.length === 0) return [];
    return ["eip-allocations", "private-ipv4-addresses", "ipv6-addresses"].flatMap((name) => {
        const text = service.get(name);
        const count = parseList(text ?? "").length;
        return text === undefined || count === subnets.length
            ? []
            : [
                  error(
                      "malformed-value",
                      service.valuePlace(name),
                      `${name} has ${count} entries for ${subnets.length} subnets: the controller does not reconcile the Service`,
                      "write one per subnet, in their order",
                  ),
              ];
    });
}

/** The field wins over the annotation, and own security groups over both. */
function sourceRanges(service: NlbService): Remark[] {
    const { manifest } = service;
    const key = [
        "metadata",
        "annotations",
        "service.beta.kubernetes.io/load-balancer-source-ranges",
    ];
    const inField = manifest.list("spec", "loadBalancerSourceRanges");
    const path = inField.length > 0 ? ["spec", "loadBalancerSourceRanges"] : key;
    const ranges =
        inField.length > 0 ? inField.map(String) : parseList(manifest.text(...key) ?? "");
    const isDual = service.get("ip-address-type") === "dualstack";
    const problems = ranges.flatMap((range): Remark[] => {
        const place = manifest.valuePlace(...path);
        if (!isCidr(range)) {
            return [
                error(
                    "malformed-value",
                    place,
                    `the source ranges have "${range}", which is not a CIDR block`,
                    cidrCure(range),
                ),
            ];
        }
        return range.includes(":") && !isDual
            ? [
                  error(
                      "not-dual-stack",
                      place,
                      `the source range ${range} needs a dual-stack NLB: the controller does not reconcile the Service`,
                      `add ${NLB_PREFIX}ip-address-type: dualstack, or take it out`,
                  ),
              ]
            : [];
    });
    const isIgnored = ranges.length > 0 && service.get("security-groups") !== undefined;
    return [
        ...problems,
        ...(isIgnored
            ? [
                  warning(
                      "unused-annotation",
                      manifest.keyPlace(...path),
                      "the source ranges have no effect beside security-groups, which replace them",
                      "take them out, or security-groups",
                  ),
              ]
            : []),
    ];
}
