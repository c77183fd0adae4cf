import { NLB_PREFIX } from "../nlb-annotations";
import { NlbService } from "../nlb-service";
import type { Manifest } from "../manifest";
import { parseBool } from "../parse-bool";
import { error, type Remark, warning } from "../remark";
import { nlbAttributeRemarks } from "./attributes";
import { addressRemarks } from "./nlb-addresses";
import { autoModeNlbRemarks } from "./auto-mode";
import { unknownRemarks, valueRemarks } from "./nlb-keys";
import { nlbHealthRemarks } from "./nlb-health";
import { makerRemarks, withoutMaker } from "./nlb-maker";
import { portRemarks } from "./nlb-ports";
import { tlsRemarks } from "./nlb-tls";

/** Findings for a Service that gets an NLB or has annotations for one. Other Services have other controllers. */
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
                ...unknownRemarks(service),
                ...common(service),
                ...schemeRemarks(service),
                ...second(service, isBehindIngress),
            ];
    }
}

function common(service: NlbService): Remark[] {
    return [
        ...valueRemarks(service),
        ...nlbAttributeRemarks(service.manifest),
        ...logs(service),
        ...portRemarks(service),
        ...tlsRemarks(service),
        ...addressRemarks(service),
        ...nlbHealthRemarks(service),
    ];
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
                  "access_logs are on without a bucket, which AWS refuses",
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
                  "makes its own NLB, but an Ingress sends an ALB's requests here: clients can bypass the ALB",
                  "make it a NodePort, or a ClusterIP behind ip targets",
              ),
          ]
        : [];
}
