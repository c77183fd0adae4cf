import { knownHosts } from "./known-hosts";
import type { Rule } from "../rule";

/** Quota "Certificates per Application Load Balancer", which the default one is not counted in. */
const MOST = 25;

/**
 * Two Ingresses of a group name the certificates, and the controller takes the first of the second
 * Ingress for one more beside the default one, though it is the same (mergeListenPortConfigs).
 */
export const grpcCertificatesFit: Rule = (config) => {
    const given = config.edge?.certificateArn;
    const hasGrpc = knownHosts(config).some(({ protocol }) => protocol === "grpc");
    return !hasGrpc || !Array.isArray(given) || given.length <= MOST
        ? []
        : [
              {
                  path: "edge.certificateArn",
                  value: given.length,
                  rule: `must hold ${MOST} certificates at most beside a grpc host: the controller adds the default one to the ${MOST} others that an ALB may have`,
                  cure: "cover several hosts with one certificate",
              },
          ];
};
