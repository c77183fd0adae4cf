import type { StepRule } from "../finding";
import { nameGone } from "./dns";
import { entranceMoves } from "./entrance";
import { iamActions, iamAttachment, iamTrust } from "./iam";
import { exposure } from "./ingress";
import { meshProtection, rbac } from "./kubernetes";
import { clusterAccess, clusterEndpoint, securityGroup } from "./network";
import { lost } from "./replaced";
import { trafficMoves } from "./traffic";
import { webAcl } from "./waf";

/** Every rule of a report. docs/reports.md lists them. */
export const ALL_RULES: readonly StepRule[] = [
    ...[lost, nameGone, entranceMoves],
    ...[
        exposure,
        securityGroup,
        clusterEndpoint,
        clusterAccess,
        iamActions,
        iamTrust,
        iamAttachment,
    ],
    ...[rbac, webAcl, meshProtection, trafficMoves],
];
