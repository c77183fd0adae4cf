import {
    permissionSetsHavePath,
    principalsDistinct,
    principalsInPartition,
} from "./cluster/access";
import {
    certificateCommonName,
    certificateInAccount,
    certificateInRegion,
} from "./edge/certificate";
import { istioPublished } from "./mesh/charts";
import { mirrorsHoldMore } from "./mesh/mirrors";
import {
    dnsNoneNeedsCertificate,
    hostsHaveZones,
    hostsInsideValidationZone,
    keysFitDns,
    privateZoneInternal,
    privateZoneProof,
    weightNeedsCertificate,
} from "./edge/dns";
import { listedOnce } from "./duplicates";
import {
    gatewayNamespaceIsText,
    gatewayNamespaceOwn,
    gatewayReplicas,
    nodePortsDistinct,
} from "./mesh/gateway";
import { meshSecurityRules } from "./mesh/security/all";
import { revisionsRun, tagsApart, versionHasEffect } from "./mesh/revisions";
import {
    accessLogCommandsKnown,
    accessLogFieldsNamed,
    accessLogFormatFits,
    tracingServiceKnown,
} from "./mesh/telemetry";
import {
    grpcHostsWithoutPaths,
    grpcIngressName,
    grpcNeedsAlb,
    grpcNeedsHttp2,
    grpcRulesFit,
    grpcWildcardApart,
} from "./edge/grpc";
import { grpcCertificatesFit } from "./edge/grpc-certificates";
import { hostConditionsFit } from "./edge/host-conditions";
import { hostsInClosestZone, hostsInsideZone } from "./edge/hosts";
import {
    cloudFrontInPartition,
    inboundHostBits,
    inboundIpv6NeedsDualstack,
    inboundNeedsIpv6,
    prefixListsAlone,
    somebodyComesIn,
} from "./edge/inbound";
import { inboundRulesFit } from "./edge/inbound-quota";
import { instanceTypesExist, instanceTypesFitArch } from "./cluster/instance-types";
import {
    albIsProxy,
    clbFacesInternet,
    cloudFrontIsProxy,
    keysFitKind,
    keysFitTls,
    nlbBackendEncrypted,
    wafNeedsAlb,
} from "./edge/kinds";
import {
    connectionLogsNeedBucket,
    dualstackFacesInternet,
    dualstackNeedsIpv6,
    tagsFit,
    tagsOwn,
} from "./edge/load-balancer";
import { mutualTlsOptions, mutualTlsTrustStore, trustStoreOfStack } from "./edge/mutual-tls";
import { clusterNameFits } from "./names";
import { settingsHaveEffect } from "./no-effect";
import { autoscalingOn, karpenterPodsFit, limitsHoldANode } from "./cluster/node-pools";
import { nodeGroupNames, nodeGroupSizes } from "./cluster/node-groups";
import { nodesHoldStack } from "./cluster/node-room";
import {
    emailsNeedOwnTopic,
    emailsNeedStandardTopic,
    observabilityNeedsAlb,
    topicInRegion,
} from "./observability";
import { arnsInPartition, shieldInPartition } from "./partition";
import { pathRules } from "./edge/paths/all";
import {
    noHostBits,
    publicAccessFromOutside,
    servicesApartFromVpc,
    serviceRange,
    vpcRange,
} from "./network/ranges";
import { edgeInRegionWithZone } from "./edge/region";
import { routeRules } from "./routes/all";
import type { Rule } from "./rule";
import { switchedOn } from "./switches";
import { teamRules } from "./teams/all";
import { versionRules } from "./versions";
import { wafRules } from "./waf/web-acl";
import { zonesInRegion } from "./network/zones";

/** Every rule over several keys. */
export const ALL_RULES: readonly Rule[] = [
    clusterNameFits,
    settingsHaveEffect,
    switchedOn,
    listedOnce,
    arnsInPartition,
    shieldInPartition,
    noHostBits,
    zonesInRegion,
    edgeInRegionWithZone,
    vpcRange,
    servicesApartFromVpc,
    serviceRange,
    publicAccessFromOutside,
    principalsDistinct,
    principalsInPartition,
    permissionSetsHavePath,
    nodeGroupNames,
    nodeGroupSizes,
    instanceTypesExist,
    instanceTypesFitArch,
    nodesHoldStack,
    autoscalingOn,
    karpenterPodsFit,
    limitsHoldANode,
    ...versionRules,
    istioPublished,
    mirrorsHoldMore,
    gatewayNamespaceOwn,
    gatewayNamespaceIsText,
    gatewayReplicas,
    nodePortsDistinct,
    revisionsRun,
    tagsApart,
    versionHasEffect,
    accessLogFormatFits,
    accessLogFieldsNamed,
    accessLogCommandsKnown,
    tracingServiceKnown,
    ...meshSecurityRules,
    hostsInsideZone,
    hostsInClosestZone,
    hostConditionsFit,
    certificateInRegion,
    certificateInAccount,
    certificateCommonName,
    keysFitKind,
    keysFitTls,
    albIsProxy,
    cloudFrontIsProxy,
    nlbBackendEncrypted,
    clbFacesInternet,
    wafNeedsAlb,
    ...wafRules,
    inboundHostBits,
    inboundIpv6NeedsDualstack,
    inboundNeedsIpv6,
    prefixListsAlone,
    somebodyComesIn,
    cloudFrontInPartition,
    inboundRulesFit,
    dualstackNeedsIpv6,
    dualstackFacesInternet,
    tagsOwn,
    tagsFit,
    connectionLogsNeedBucket,
    ...pathRules,
    ...routeRules,
    ...teamRules,
    observabilityNeedsAlb,
    topicInRegion,
    emailsNeedOwnTopic,
    emailsNeedStandardTopic,
    keysFitDns,
    hostsHaveZones,
    dnsNoneNeedsCertificate,
    privateZoneInternal,
    privateZoneProof,
    hostsInsideValidationZone,
    weightNeedsCertificate,
    grpcWildcardApart,
    grpcIngressName,
    grpcNeedsAlb,
    grpcNeedsHttp2,
    grpcHostsWithoutPaths,
    grpcRulesFit,
    grpcCertificatesFit,
    mutualTlsTrustStore,
    mutualTlsOptions,
    trustStoreOfStack,
];
