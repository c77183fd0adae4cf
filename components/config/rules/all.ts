import { principalsDistinct } from "./access";
import {
    certificateCommonName,
    certificateInAccount,
    certificateInRegion,
    certificateNames,
} from "./certificate";
import { listedOnce } from "./duplicates";
import { gatewayNamespaceOwn, gatewayReplicas, nodePortsDistinct } from "./gateway";
import { hostsInsideZone } from "./hosts";
import { clusterNameFits } from "./names";
import { instanceTypesFitArch, nodeGroupNames, nodeGroupSizes } from "./node-groups";
import {
    noHostBits,
    publicAccessFromOutside,
    servicesApartFromVpc,
    serviceRange,
    vpcRange,
} from "./ranges";
import type { Rule } from "./rule";
import { versionRules } from "./versions";
import { wafRules } from "./waf";
import { zonesInRegion } from "./zones";

/** Every rule over several keys. */
export const ALL_RULES: readonly Rule[] = [
    clusterNameFits,
    listedOnce,
    noHostBits,
    zonesInRegion,
    vpcRange,
    servicesApartFromVpc,
    serviceRange,
    publicAccessFromOutside,
    principalsDistinct,
    nodeGroupNames,
    nodeGroupSizes,
    instanceTypesFitArch,
    ...versionRules,
    gatewayNamespaceOwn,
    gatewayReplicas,
    nodePortsDistinct,
    hostsInsideZone,
    certificateInRegion,
    certificateInAccount,
    certificateNames,
    certificateCommonName,
    ...wafRules,
];
