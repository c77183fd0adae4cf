import { isForwarded } from "../../plan/front";
import { known, knownEntries, type Rule } from "../rule";

/** Where an address may be from: the connection, or the header of a proxy. Each with the other. */
const SOURCES = { clientip: "forwardedip", forwardedip: "clientip" } as const;

/** The label of a country says where its address was taken from, and the other one is never given. */
export const geoLabelsFitFront: Rule = ({ edge, waf }) => {
    const { kind, proxiesInFront, cloudFront } = edge ?? {};
    // A Service's load balancer has no web ACL.
    if (kind !== "alb" || proxiesInFront === undefined) return [];
    if (proxiesInFront === null && cloudFront === undefined) return [];
    const forwarded = isForwarded({ kind, proxiesInFront, cloudFront: cloudFront ?? false });
    const wrong = forwarded ? "clientip" : "forwardedip";
    return knownEntries(waf?.labelRules).flatMap(([name, { labels }]) =>
        known(labels)
            .filter(([, label]) => label.startsWith(`awswaf:${wrong}:geo:`))
            .map(([index, label]) => ({
                path: `waf.labelRules.${name}.labels[${index}]`,
                value: label,
                rule: `must be of ${SOURCES[wrong]}: that is the address whose country WAF is asked for ${forwarded ? "behind another proxy" : "without a proxy before the ALB"}`,
                cure: `write "${label.replace(wrong, SOURCES[wrong])}"`,
            })),
    );
};
