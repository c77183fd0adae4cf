import { certificateNames } from "../../grants";
import type { StackConfig } from "../../schema";
import { NAMES_PER_CERTIFICATE } from "../../sections/edge/certificates";
import { LONGEST_COMMON_NAME, makesCertificate } from "../edge/certificate";
import { eachHost } from "../edge/placed-hosts";
import type { Rules } from "../refusal";
import { eachGrant } from "./entries";

/** Quota "Certificates per Application Load Balancer", and the same of an NLB; the default one is not counted. */
const MOST = 25;

export const teamCertificateRules: Rules = {
    fit: (config) => {
        const ofEdge = Math.ceil((config.edge?.hosts.length ?? 0) / NAMES_PER_CERTIFICATE);
        const count = ofEdge + new Set(certified(config).map(({ host }) => host)).size - 1;
        return (
            count > MOST && {
                path: "teams",
                value: count,
                rule: `must need ${MOST} certificates at most beside the default one, the limit of a load balancer: one for each granted host that none of edge.hosts covers, and one for every ${NAMES_PER_CERTIFICATE} of edge.hosts`,
                cure: "add a wildcard that covers several of them to edge.hosts, or grant hosts below one that stands there",
            }
        );
    },

    commonNames: (config) =>
        certified(config)
            .filter(({ host }) => host.length > LONGEST_COMMON_NAME)
            .map(({ path }) => ({
                path,
                rule: `must have ${LONGEST_COMMON_NAME} characters at most: it becomes the common name of a certificate`,
                cure: "choose a shorter name, or cover it by a wildcard of edge.hosts",
            })),
};

/** The grants for which the stack has ACM make a certificate each. */
function certified(config: StackConfig) {
    if (!makesCertificate(config.edge)) return [];
    const grants = eachGrant(config, (grant) => grant);
    const names = certificateNames(
        eachHost(config, ({ name }) => name),
        grants.map(({ host }) => host),
    );
    return grants.filter(({ host }) => names.includes(host));
}
