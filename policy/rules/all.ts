import type { Rule } from "../rule";
import { accountPinned, tags } from "./account";
import { alarm5xx } from "./alarms";
import { chartsPinned } from "./charts";
import { apiEndpointClosed, controlPlaneLogs, secretsEncrypted } from "./cluster";
import { controllerIam, iamNoWildcard } from "./iam";
import {
    accessLogs,
    deletionProtection,
    desyncMitigation,
    dropInvalidHeaders,
} from "./load-balancer";
import { gatewayHostsBound, mtlsStrict, routesBound } from "./mesh";
import { nodesImdsv2, nodesPrivate, volumesEncrypted } from "./nodes";
import { oneSecurityGroup, securityGroupClosed } from "./security-groups";
import { bucketPrivate, logRetention } from "./storage";
import { guardPresent, podSecurity } from "./teams";
import { certificatesNamed, httpRedirects, tlsPolicy } from "./tls";
import { webAclBlocks, webAclLogs, webAclOneOwner, webAclPresent } from "./web-acl";

/** Every rule, in the order of docs/policy.md: from the internet inwards. */
export const ALL_RULES: readonly Rule[] = [
    webAclPresent,
    webAclBlocks,
    webAclOneOwner,
    webAclLogs,
    tlsPolicy,
    httpRedirects,
    certificatesNamed,
    accessLogs,
    deletionProtection,
    dropInvalidHeaders,
    desyncMitigation,
    alarm5xx,
    nodesPrivate,
    nodesImdsv2,
    volumesEncrypted,
    oneSecurityGroup,
    securityGroupClosed,
    apiEndpointClosed,
    controlPlaneLogs,
    secretsEncrypted,
    logRetention,
    bucketPrivate,
    controllerIam,
    iamNoWildcard,
    accountPinned,
    tags,
    chartsPinned,
    mtlsStrict,
    routesBound,
    gatewayHostsBound,
    guardPresent,
    podSecurity,
];
