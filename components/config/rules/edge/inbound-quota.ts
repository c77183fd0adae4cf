import { ipVersion } from "../../../values/range";
import { known } from "../../reading/unknown";
import type { Rules } from "../refusal";

/** Amazon VPC user guide, AWS-managed prefix list weight; the list for IPv6 has the same. */
const CLOUDFRONT_WEIGHT = 55;

export const inboundQuotaRules: Rules = {
    /**
     * The controller makes one security group with a rule for each port and each source. AWS counts a
     * prefix list by its entries, and IPv4 and IPv6 each by themselves. Of a list that is not AWS's own
     * the size is not known here: it counts as one entry, the least that it can have.
     */
    inboundRulesFit: ({ edge }) => {
        if (edge === undefined) return;
        const { inboundCidrs, inboundPrefixLists, cloudFront, redirectHttp } = edge;
        const ranges = Array.isArray(inboundCidrs) ? known(inboundCidrs) : [];
        const ipv6 = ranges.filter((cidr) => ipVersion(cidr) === "IPV6").length;
        const lists = (cloudFront ? CLOUDFRONT_WEIGHT : 0) + inboundPrefixLists.length;
        const ports = redirectHttp ? 2 : 1;
        const rules = ports * (Math.max(ranges.length - ipv6, ipv6) + lists);
        if (rules <= edge.inboundRuleQuota) return;
        const fewer = redirectHttp && rules / 2 <= edge.inboundRuleQuota;
        return {
            path: "edge.inboundRuleQuota",
            rule: `must be at least ${rules}: a rule for each of ${ports} ports and each source${cloudFront ? `, of which CloudFront's list counts ${CLOUDFRONT_WEIGHT}` : ""}`,
            cure: fewer
                ? "set edge.redirectHttp to false, so that port 80 needs none, or have AWS raise the quota and write it here"
                : "have AWS raise the quota (L-0EA8095F) and write it here, or name fewer sources",
        };
    },
};
