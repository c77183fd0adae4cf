import { permissionSetsHavePath, principalsDistinct, principalsInPartition } from "./access";
import { certificateCommonName, certificateInAccount, certificateInRegion } from "./certificate";
import { istioPublished } from "./charts";
import {
    dnsNoneNeedsCertificate,
    hostsHaveZones,
    hostsInsideValidationZone,
    keysFitDns,
    privateZoneInternal,
    privateZoneProof,
    weightNeedsCertificate,
} from "./dns";
import { listedOnce } from "./duplicates";
import {
    gatewayNamespaceIsText,
    gatewayNamespaceOwn,
    gatewayReplicas,
    nodePortsDistinct,
} from "./gateway";
import {
    grpcHostsWithoutPaths,
    grpcIngressName,
    grpcNeedsAlb,
    grpcNeedsHttp2,
    grpcRulesFit,
    grpcWildcardApart,
} from "./grpc";
import { grpcCertificatesFit } from "./grpc-certificates";
import { hostConditionsFit } from "./host-conditions";
import { hostsInClosestZone, hostsInsideZone } from "./hosts";
import {
    cloudFrontInPartition,
    inboundHostBits,
    inboundIpv6NeedsDualstack,
    inboundNeedsIpv6,
    prefixListsAlone,
    somebodyComesIn,
} from "./inbound";
import { inboundRulesFit } from "./inbound-quota";
import { instanceTypesExist, instanceTypesFitArch } from "./instance-types";
import {
    albIsProxy,
    clbFacesInternet,
    cloudFrontIsProxy,
    keysFitKind,
    keysFitTls,
    nlbBackendEncrypted,
    wafNeedsAlb,
} from "./kinds";
import {
    connectionLogsNeedBucket,
    dualstackFacesInternet,
    dualstackNeedsIpv6,
    tagsFit,
    tagsOwn,
} from "./load-balancer";
import { mutualTlsOptions, mutualTlsTrustStore, trustStoreOfStack } from "./mutual-tls";
import { clusterNameFits } from "./names";
import { settingsHaveEffect } from "./no-effect";
import { nodeGroupNames, nodeGroupSizes } from "./node-groups";
import { nodesHoldStack } from "./node-room";
import {
    emailsNeedOwnTopic,
    emailsNeedStandardTopic,
    observabilityNeedsAlb,
    topicInRegion,
} from "./observability";
import { arnsInPartition, shieldInPartition } from "./partition";
import { pathRules } from "./paths/all";
import {
    noHostBits,
    publicAccessFromOutside,
    servicesApartFromVpc,
    serviceRange,
    vpcRange,
} from "./ranges";
import { edgeInRegionWithZone } from "./region";
import type { Rule } from "./rule";
import { switchedOn } from "./switches";
import { versionRules } from "./versions";
import { wafRules } from "./waf";
import { zonesInRegion } from "./zones";

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
    ...versionRules,
    istioPublished,
    gatewayNamespaceOwn,
    gatewayNamespaceIsText,
    gatewayReplicas,
    nodePortsDistinct,
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
