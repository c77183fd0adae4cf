import { canonicalRange, isIpRange } from "../../values/range";
import { each } from "../reading/unknown";
import type { Rules } from "./refusal";
import { repeated } from "./repeated";
import { valuesAt } from "./values-at";

type Named = string | { name: string };

/** The lists that name each thing once. */
export const LISTS = [
    "network.availabilityZones",
    "network.existing.privateSubnetIds",
    "network.existing.publicSubnetIds",
    "cluster.publicAccessCidrs",
    "cluster.logTypes",
    "cluster.accessEntries.*.namespaces",
    "cluster.nodeGroups.*.instanceTypes",
    "cluster.nodePools.*.instanceTypes",
    "cluster.nodePools.*.capacityTypes",
    "controller.ingressNamespaces",
    "edge.hosts",
    "edge.internal.hosts",
    "edge.internal.certificateArn",
    "edge.internal.inboundCidrs",
    "edge.certificateArn",
    "edge.inboundCidrs",
    "edge.inboundPrefixLists",
    "edge.paths.*.hosts",
    "edge.paths.*.conditions.methods",
    "edge.paths.*.conditions.sourceCidrs",
    "mesh.revisions",
    "mesh.security.mtls.exceptNamespaces",
    "mesh.security.clients.*.cidrs",
    "mesh.security.clients.*.hosts",
    "mesh.security.jwt.*.audiences",
    "mesh.security.jwt.*.hosts",
    "mesh.security.jwt.*.paths",
    "mesh.security.jwt.*.publicPaths",
    "mesh.security.egress.services.*.namespaces",
    "waf.allowAddresses",
    "waf.denyAddresses",
    "waf.allowCountries",
    "waf.denyCountries",
    "waf.managedRuleGroups",
    "waf.managedRuleGroups.*.countRules",
    "waf.managedRuleGroups.*.scopeDownPaths",
    "waf.rateLimits.*.paths",
    "waf.labelRules.*.labels",
    "waf.labelRules.*.paths",
    "waf.labelRules.*.exceptPaths",
    "waf.uploads.paths",
    "waf.uploads.rules",
    "waf.logs.redactedHeaders",
    "routes.*.rules.*.filters.cors.allowOrigins",
    "routes.*.rules.*.filters.cors.allowMethods",
    "routes.*.rules.*.filters.cors.allowHeaders",
    "routes.*.rules.*.filters.cors.exposeHeaders",
    "teams.*.hosts",
    "teams.*.principals",
    "teams.*.egressCidrs",
    "observability.emails",
];

export const duplicateRules: Rules = {
    listedOnce: (config) =>
        LISTS.flatMap((at) => valuesAt(config, at)).map(([path, list]) => {
            // Some keys take a word in the place of a list.
            if (!Array.isArray(list)) return;
            const entries = each(path, list, (entry, at, index) => ({
                path: at,
                index,
                value: nameOf(entry as Named),
            }));
            return repeated(entries, ({ value }) => sameAs(value)).map(
                ([{ path, value }, first]) => ({
                    path,
                    value,
                    rule: `must be in the list only once; entry [${first.index}] is the same`,
                    cure: "take it out, or write the one that was meant",
                }),
            );
        }),
};

/** What an entry names: itself, or in its long form by its name. */
function nameOf(entry: Named): string {
    return typeof entry === "string" ? entry : entry.name;
}

/** IPv6 ranges have many spellings. */
function sameAs(value: string): string {
    return isIpRange(value) ? canonicalRange(value) : value;
}
