import { tlsOf } from "../../plan/front";
import type { StackConfig } from "../../schema";
import { NAMES_PER_CERTIFICATE } from "../../sections/edge/certificates";
import type { Rules } from "../refusal";
import { eachHost, hostsOf } from "./placed-hosts";

/** ACM limits the first domain name, the certificate's common name (RFC 5280). */
export const LONGEST_COMMON_NAME = 64;

/** Quota "Certificates per Application Load Balancer", which the default one is not counted in. */
const MOST = 25;

export const certificateRules: Rules = {
    /** The first host of each certificate that the stack makes. */
    commonNameFits: (config) =>
        makesCertificate(config.edge) &&
        eachHost(
            config,
            ({ index, path, name }) =>
                index % NAMES_PER_CERTIFICATE === 0 &&
                name.length > LONGEST_COMMON_NAME && {
                    path,
                    rule: `must have ${LONGEST_COMMON_NAME} characters at most: it becomes the common name of the certificate`,
                    cure: "put a shorter host first, or set edge.certificateArn",
                },
        ),

    /**
     * Two Ingresses of a group name the certificates, and the controller takes the first of the second
     * Ingress for one more beside the default one, though it is the same (mergeListenPortConfigs).
     */
    grpcCertificatesFit: (config) => {
        const given = config.edge?.certificateArn;
        return (
            Array.isArray(given) &&
            given.length > MOST &&
            hostsOf(config, "grpc").length > 0 && {
                path: "edge.certificateArn",
                value: given.length,
                rule: `must hold ${MOST} certificates at most beside a grpc host: the controller adds the default one to the ${MOST} others that an ALB may have`,
                cure: "cover several hosts with one certificate",
            }
        );
    },
};

/** Whether the load balancer needs a certificate that nobody has given; a gateway that ends TLS itself has a Secret. */
export function lacksCertificate(edge: StackConfig["edge"]): edge is NonNullable<typeof edge> {
    return edge !== undefined && edge.certificateArn === undefined && tlsOf(edge) !== "passthrough";
}

/** Whether the stack has ACM make one. */
export function makesCertificate(edge: StackConfig["edge"]): edge is NonNullable<typeof edge> {
    return lacksCertificate(edge) && edge.dns === "route53";
}
