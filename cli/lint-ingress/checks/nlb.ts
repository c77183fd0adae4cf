import { entryOf } from "../../../components/values/entry-of";
import { nearest } from "../../../components/config/reading/nearest";
import {
    CLASSIC_ANNOTATIONS,
    LIKE_NLB_ANNOTATIONS,
    NLB_ANNOTATIONS,
    NLB_FAMILIES,
    NLB_PREFIX,
} from "../nlb-annotations";
import { NlbService } from "../nlb-service";
import type { Manifest } from "../manifest";
import { parseBool } from "../parse-bool";
import { error, type Remark, warning } from "../remark";
import { nlbAttributeRemarks } from "./attributes";
import { addressRemarks } from "./nlb-addresses";
import { autoModeNlbRemarks } from "./auto-mode";
import { nlbHealthRemarks } from "./nlb-health";
import { makerRemarks, withoutMaker } from "./nlb-maker";
import { portRemarks } from "./nlb-ports";
import { tlsRemarks } from "./nlb-tls";
import { valueProblems } from "./values";

/** A Service that an NLB is made of, or that is written as if. Others have other controllers. */
export function nlbRemarks(manifest: Manifest, isBehindIngress: boolean): Remark[] {
    const service = new NlbService(manifest);
    switch (service.maker) {
        case "other":
            return [];
        case "nobody":
            return withoutMaker(service, isBehindIngress);
        case "webhook":
            return [...makerRemarks(service), ...common(service)];
        case "auto-mode":
        case "controller":
            return [
                ...(service.maker === "auto-mode" ? autoModeNlbRemarks(service) : []),
                ...unknown(service),
                ...common(service),
                ...schemeRemarks(service),
                ...second(service, isBehindIngress),
            ];
    }
}

function common(service: NlbService): Remark[] {
    return [
        ...values(service),
        ...nlbAttributeRemarks(service.manifest),
        ...logs(service),
        ...portRemarks(service),
        ...tlsRemarks(service),
        ...addressRemarks(service),
        ...nlbHealthRemarks(service),
    ];
}

function unknown(service: NlbService): Remark[] {
    const known = Object.keys(NLB_ANNOTATIONS);
    return service.annotations
        .map(([name]) => name)
        .filter((name) => !known.includes(name))
        .filter((name) => !NLB_FAMILIES.some((family) => name.startsWith(family)))
        .map((name) => {
            const key = NLB_PREFIX + name;
            const classic = entryOf(CLASSIC_ANNOTATIONS, name);
            if (classic !== undefined) {
                return warning(
                    "unused-annotation",
                    service.keyPlace(name),
                    `${key} is for Classic Load Balancers, and an NLB's controller ignores it`,
                    classic,
                );
            }
            const meant = entryOf(LIKE_NLB_ANNOTATIONS, name) ?? nearest(name, known);
            return error(
                "unknown-annotation",
                service.keyPlace(name),
                `${key} is unknown to the controller, which ignores it`,
                meant === undefined ? "take it out" : `did you mean ${NLB_PREFIX}${meant}?`,
            );
        });
}

function values(service: NlbService): Remark[] {
    // Where there is a scheme, internal is not read; the older controller takes more for true than Go does.
    const isInternalRead = service.get("scheme") === undefined && service.maker !== "webhook";
    return service.annotations.flatMap(([name, value]) => {
        const type = entryOf(NLB_ANNOTATIONS, name);
        // What is no text is a finding of its own.
        const isWord = service.manifest.isBooleanWord("metadata", "annotations", NLB_PREFIX + name);
        if (type === undefined || typeof value !== "string" || isWord) return [];
        if (name === "internal" && !isInternalRead) return [];
        return valueProblems(type, value).map(({ message, cure }) =>
            error(
                "malformed-value",
                service.valuePlace(name),
                `${NLB_PREFIX}${name} ${message}`,
                cure,
            ),
        );
    });
}

function logs(service: NlbService): Remark[] {
    const isOn = parseBool(service.get("access-log-enabled") ?? "") === true;
    const isNamed =
        service.get("access-log-s3-bucket-name") !== undefined ||
        /access_logs\.s3\.bucket=/.test(service.get("attributes") ?? "");
    return isOn && !isNamed
        ? [
              error(
                  "logs-without-bucket",
                  service.valuePlace("access-log-enabled"),
                  "access_logs are switched on without a bucket, and AWS refuses that",
                  `add ${NLB_PREFIX}access-log-s3-bucket-name`,
              ),
          ]
        : [];
}

function schemeRemarks(service: NlbService): Remark[] {
    return service.get("scheme") === undefined && service.get("internal") === undefined
        ? [
              warning(
                  "internal-by-default",
                  service.manifest.annotationsPlace,
                  "has no scheme, so the NLB is internal",
                  `write ${NLB_PREFIX}scheme: internal or internet-facing`,
              ),
          ]
        : [];
}

function second(service: NlbService, isBehindIngress: boolean): Remark[] {
    return isBehindIngress
        ? [
              warning(
                  "second-load-balancer",
                  service.manifest.valuePlace("spec", "type"),
                  "makes an NLB of its own beside the ALB that an Ingress leads here by: clients can go round the ALB",
                  "make it a NodePort, or a ClusterIP behind ip targets",
              ),
          ]
        : [];
}
