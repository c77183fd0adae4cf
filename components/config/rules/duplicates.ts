import { canonicalRange, isIpRange } from "../../values/range";
import { managedGroup } from "../sections/waf/managed-groups";
import { meshSecurityLists } from "./mesh/security/lists";
import { rulesOf } from "./routes/entries";
import { known, knownEntries, type LenientConfig, type Rule } from "./rule";

/** A list names each thing once. */
export const listedOnce: Rule = (config) =>
    listsOf(config).flatMap(([path, list]) => {
        const firsts = new Map<string, number>();
        return known(list).flatMap(([index, value]) => {
            const same = sameAs(value);
            const first = firsts.get(same);
            if (first === undefined) {
                firsts.set(same, index);
                return [];
            }
            return [
                {
                    path: `${path}[${index}]`,
                    value,
                    rule: `must be in the list only once; entry [${first}] is the same`,
                    cure: "take it out, or write the one that was meant",
                },
            ];
        });
    });

/** IPv6 ranges have many spellings. */
function sameAs(value: string): string {
    return isIpRange(value) ? canonicalRange(value) : value;
}

type List = readonly (string | undefined)[] | null | undefined;

function listsOf({
    network,
    cluster,
    controller,
    mesh,
    edge,
    waf,
    routes,
    teams,
    observability,
}: LenientConfig): [string, List][] {
    return [
        ["network.availabilityZones", network?.availabilityZones],
        ["network.existing.privateSubnetIds", network?.existing?.privateSubnetIds],
        ["network.existing.publicSubnetIds", network?.existing?.publicSubnetIds],
        ["cluster.publicAccessCidrs", cluster?.publicAccessCidrs],
        ["cluster.logTypes", cluster?.logTypes],
        ...knownEntries(cluster?.accessEntries).map(([name, entry]): [string, List] => [
            `cluster.accessEntries.${name}.namespaces`,
            entry.namespaces,
        ]),
        ...knownEntries(cluster?.nodeGroups).map(([name, group]): [string, List] => [
            `cluster.nodeGroups.${name}.instanceTypes`,
            group.instanceTypes,
        ]),
        ...knownEntries(cluster?.nodePools).flatMap(([name, pool]) =>
            (["instanceTypes", "capacityTypes"] as const).map((key): [string, List] => [
                `cluster.nodePools.${name}.${key}`,
                pool[key],
            ]),
        ),
        ["controller.ingressNamespaces", textsOf(controller?.ingressNamespaces)],
        [
            "edge.hosts",
            edge?.hosts?.map((entry) => (typeof entry === "object" ? entry.name : entry)),
        ],
        ["edge.certificateArn", Array.isArray(edge?.certificateArn) ? edge.certificateArn : null],
        ["edge.inboundCidrs", Array.isArray(edge?.inboundCidrs) ? edge.inboundCidrs : undefined],
        ["edge.inboundPrefixLists", edge?.inboundPrefixLists],
        ...known(edge?.paths).flatMap(([index, { hosts, conditions }]): [string, List][] => [
            [`edge.paths[${index}].hosts`, hosts],
            [`edge.paths[${index}].conditions.methods`, conditions?.methods],
            [`edge.paths[${index}].conditions.sourceCidrs`, conditions?.sourceCidrs],
        ]),
        ["mesh.revisions", mesh?.revisions],
        ...meshSecurityLists(mesh?.security),
        ...wafListsOf(waf),
        ...routeListsOf(routes),
        ...knownEntries(teams).flatMap(([name, team]): [string, List][] => [
            [`teams.${name}.hosts`, team.hosts],
            [`teams.${name}.principals`, team.principals],
        ]),
        ["observability.emails", observability?.emails],
    ];
}

/** A list, where a key has one and not a word for all. */
function textsOf(value: List | string): List {
    return typeof value === "string" ? undefined : value;
}

function routeListsOf(routes: LenientConfig["routes"]): [string, List][] {
    return rulesOf({ routes }).flatMap(({ path, rule: { filters } }) =>
        (["allowOrigins", "allowMethods", "allowHeaders", "exposeHeaders"] as const).map(
            (key): [string, List] => [`${path}.filters.cors.${key}`, filters?.cors?.[key]],
        ),
    );
}

function wafListsOf(waf: LenientConfig["waf"]): [string, List][] {
    const groups = (waf?.managedRuleGroups ?? []).map((entry) =>
        entry === undefined ? undefined : managedGroup(entry),
    );
    return [
        ["waf.allowAddresses", waf?.allowAddresses],
        ["waf.denyAddresses", waf?.denyAddresses],
        ["waf.allowCountries", waf?.allowCountries],
        ["waf.denyCountries", waf?.denyCountries],
        ["waf.managedRuleGroups", groups.map((group) => group?.name)],
        ...groups.flatMap((group, index): [string, List][] => [
            [`waf.managedRuleGroups[${index}].countRules`, group?.countRules],
            [`waf.managedRuleGroups[${index}].scopeDownPaths`, group?.scopeDownPaths],
        ]),
        ...knownEntries(waf?.rateLimits).map(([name, { paths }]): [string, List] => [
            `waf.rateLimits.${name}.paths`,
            paths,
        ]),
        ...knownEntries(waf?.labelRules).flatMap(([name, rule]) =>
            (["labels", "paths", "exceptPaths"] as const).map((key): [string, List] => [
                `waf.labelRules.${name}.${key}`,
                rule[key],
            ]),
        ),
        ["waf.uploads.paths", waf?.uploads?.paths],
        ["waf.uploads.rules", waf?.uploads?.rules],
        ["waf.logs.redactedHeaders", waf?.logs?.redactedHeaders],
    ];
}
