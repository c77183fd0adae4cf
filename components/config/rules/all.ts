import { arnRules } from "./arns";
import { accessRules } from "./cluster/access";
import { instanceTypeRules } from "./cluster/instance-types";
import { nodeGroupRules } from "./cluster/node-groups";
import { nodePoolRules } from "./cluster/node-pools";
import { nodeRoomRules } from "./cluster/node-room";
import { duplicateRules } from "./duplicates";
import { certificateRules } from "./edge/certificate";
import { dnsRules, zoneRegionRules } from "./edge/dns";
import { grpcRules } from "./edge/grpc";
import { hostConditionRules } from "./edge/host-conditions";
import { hostRules } from "./edge/hosts";
import { inboundRules } from "./edge/inbound";
import { inboundQuotaRules } from "./edge/inbound-quota";
import { internalRules } from "./edge/internal";
import { kindRules } from "./edge/kinds";
import { loadBalancerRules } from "./edge/load-balancer";
import { mutualTlsRules } from "./edge/mutual-tls";
import { coverageRules } from "./edge/paths/coverage";
import { matchRules } from "./edge/paths/match";
import { purposeRules } from "./edge/paths/purpose";
import { redirectRoundRules } from "./edge/paths/redirect-rounds";
import { redirectRules } from "./edge/paths/redirects";
import { sourceRangeRules } from "./edge/paths/source-ranges";
import { targetRules } from "./edge/paths/targets";
import { publisherRules } from "./mesh/charts";
import { gatewayRules } from "./mesh/gateway";
import { mirrorRules } from "./mesh/mirrors";
import { revisionRules } from "./mesh/revisions";
import { egressRules } from "./mesh/security/egress";
import { gatewayHostRules } from "./mesh/security/gateway-hosts";
import { jwtRules } from "./mesh/security/jwt";
import { mtlsRules } from "./mesh/security/mtls";
import { telemetryRules } from "./mesh/telemetry";
import { nameRules } from "./names";
import { rangeRules } from "./network/ranges";
import { zoneRules } from "./network/zones";
import { noEffectRules } from "./no-effect";
import { observabilityRules } from "./observability";
import { partitionRules } from "./partition";
import type { Rules } from "./refusal";
import { ROUTE_TOPICS } from "./routes/all";
import { routeHostRules } from "./routes/hosts";
import { switchRules } from "./switches";
import { teamCertificateRules } from "./teams/certificates";
import { grantRules } from "./teams/hosts";
import { teamNamespaceRules } from "./teams/namespaces";
import { teamPrincipalRules } from "./teams/principals";
import { versionRules } from "./versions";
import { clientRules } from "./waf/clients";
import { geoLabelRules } from "./waf/geo-labels";
import { groupRules, uploadRules } from "./waf/groups";
import { labelPathRules } from "./waf/label-paths";
import { labelRules } from "./waf/labels";
import { rateLimitRules } from "./waf/rate-limits";
import { webAclRules } from "./waf/web-acl";

/** The rules over several keys by topic. Within a section of the config, problems are shown in this order. */
export const TOPICS: readonly Rules[] = [
    ...[nameRules, noEffectRules, switchRules, duplicateRules, arnRules, partitionRules],
    ...[zoneRules, zoneRegionRules, rangeRules, accessRules, nodeGroupRules, instanceTypeRules],
    ...[nodeRoomRules, versionRules, publisherRules, mirrorRules, gatewayRules, revisionRules],
    ...[telemetryRules, mtlsRules, gatewayHostRules, jwtRules, egressRules],
    ...[hostRules, hostConditionRules, certificateRules, kindRules],
    ...[webAclRules, clientRules, rateLimitRules, groupRules, uploadRules, labelRules],
    ...[labelPathRules, geoLabelRules, inboundRules, inboundQuotaRules, loadBalancerRules],
    ...[matchRules, coverageRules, sourceRangeRules, purposeRules, targetRules],
    ...[redirectRules, redirectRoundRules],
    ...[routeHostRules, ...ROUTE_TOPICS],
    ...[grantRules, teamCertificateRules, teamNamespaceRules, teamPrincipalRules],
    ...[observabilityRules, dnsRules, grpcRules, mutualTlsRules, internalRules, nodePoolRules],
];
