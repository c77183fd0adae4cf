import { pick } from "../../values/pick";
import { certificateHosts } from "../grants";
import type { namesOf } from "../names";
import { givenCertificates } from "../sections/edge/certificates";
import type { EdgeConfig } from "../sections/edge/edge";
import { type Host, hostsOf } from "../sections/edge/hosts";
import type { WafConfig } from "../sections/waf";
import { type Front, isForwarded, tlsOf } from "./front";
import { grantedHosts, type TeamPlan } from "./teams";
import { wafPlan } from "./waf";

/** An edge of any kind, in the parts that its components take. */
export type EdgePlan = ReturnType<typeof edgePlan>;
/** An edge whose load balancer is made from an Ingress. */
export type AlbPlan = Extract<EdgePlan, { kind: "alb" }>;
/** An edge whose load balancer is made from the gateway's Service. */
export type ServiceEdgePlan = Exclude<EdgePlan, AlbPlan>;
export type LoadBalancerPlan = EdgePlan["loadBalancer"];

/** What else of the plan an edge depends on. */
interface Context {
    waf: WafConfig | undefined;
    front: Front;
    names: ReturnType<typeof namesOf>;
    teams: readonly TeamPlan[];
    /** Tags of everything in the stack. */
    tags: Record<string, string>;
}

export function edgePlan(edge: EdgeConfig, context: Context) {
    const { kind } = edge;
    const hosts = hostsOf(edge);
    const certificates = {
        given: givenCertificates(edge.certificateArn),
        ...pick(edge, "validationZone"),
        /** Hosts of teams, with a certificate each if the stack creates certificates. */
        ofTeams: certificateHosts(hosts, grantedHosts(context.teams)),
    };
    const shared = {
        hosts,
        ...pick(edge, "dns", "dnsRole", "privateZone", "weight", "allowReplacement"),
        loadBalancer: loadBalancerPlan(edge, hosts, context),
    };
    return kind === "alb"
        ? {
              kind,
              ...shared,
              certificates,
              ...pick(edge, "mutualTls", "paths"),
              /** What an Ingress alone can ask for, beside attributes. */
              settings: {
                  ...pick(edge, "ipAddressType", "redirectHttp", "backendProtocol"),
                  ...pick(
                      edge,
                      "shieldAdvanced",
                      "inboundCidrs",
                      "inboundPrefixLists",
                      "cloudFront",
                  ),
              },
              /** What attributes of the ALB are made from. */
              attributes: {
                  ...pick(
                      edge,
                      "deletionProtection",
                      "idleTimeoutSeconds",
                      "clientKeepAliveSeconds",
                  ),
                  ...pick(edge, "desyncMitigation", "dropInvalidHeaders", "http2", "zonalShift"),
                  ...pick(edge, "accessLogs"),
              },
              waf: wafPlan(context.waf, context.names, isForwarded(edge)),
          }
        : {
              kind,
              ...shared,
              /** Undefined where the gateway ends TLS, with the Secret of this name. */
              certificates: tlsOf(edge) === "terminate" ? certificates : undefined,
              ...pick(edge, "credentialName"),
          };
}

/** The load balancer of any kind, and what decides whether an update keeps it. */
function loadBalancerPlan(edge: EdgeConfig, hosts: Host[], { names, front, tags }: Context) {
    const grpcHosts = hosts.filter(({ protocol }) => protocol === "grpc").map(({ name }) => name);
    return {
        ...pick(edge, "scheme", "targetType", "sslPolicy", "ingressName"),
        loadBalancerName: edge.loadBalancerName ?? names.loadBalancerName,
        /** With those of the stack: the provider's default tags don't reach what the controller makes. */
        tags: { ...tags, ...edge.tags },
        /** Seconds that requests may take to a target that goes. */
        deregistrationDelay: front.drain.deregistrationDelay,
        /** Names of the hosts behind the second Ingress. */
        grpcHosts,
        /**
         * Name of the group in which the two Ingresses share an ALB. Anybody who may write an Ingress can
         * join a group, and joining or leaving one makes a new ALB: so there is one only where it is
         * needed, or wished for in time.
         */
        group: edge.grpcReady || grpcHosts.length > 0 ? edge.ingressName : undefined,
    };
}
