import { known, knownEntries, type LenientConfig, type Rule } from "./rule";

/** A list names each thing once. */
export const listedOnce: Rule = (config) =>
    listsOf(config).flatMap(([path, list]) => {
        const entries = known(list);
        return entries.flatMap(([index, value]) => {
            const [first] = entries.find(([, other]) => other === value) ?? [index];
            return first === index
                ? []
                : [
                      {
                          path: `${path}[${index}]`,
                          value,
                          rule: `must stand in the list once; entry [${first}] is the same`,
                          cure: "take it out, or write the one that was meant",
                      },
                  ];
        });
    });

type List = readonly (string | undefined)[] | null | undefined;

function listsOf({ network, cluster, edge, waf }: LenientConfig): [string, List][] {
    return [
        ["network.availabilityZones", network?.availabilityZones],
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
        ["edge.hosts", edge?.hosts],
        ["waf.managedRuleGroups", waf?.managedRuleGroups],
    ];
}
