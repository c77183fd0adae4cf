import { portSettingsOf, type Setting, settingsOf } from "../group-settings";
import type { Ingress } from "../ingress";
import type { IngressGroup } from "../ingress-group";
import { outcomesOf } from "../rule-outcome";
import { type Check, error, type Remark } from "../remark";

/** Ingresses of one group that contradict each other: none of them is reconciled any more. */
export const groupChecks: Check = (ingress, group) => {
    const { name } = group;
    if (name === undefined) return [];
    // Those that were given earlier are right, and the later ones contradict them.
    const given = ingress.cluster.ofKind("Ingress");
    const isEarlier = (other: Ingress) =>
        given.indexOf(other.manifest) < given.indexOf(ingress.manifest);
    const others = group.members.filter(isEarlier);
    const ports = (ingress.listeners ?? []).map(({ port }) => port);
    const found = [
        ...conflicts(ingress, others, (member) => settingsOf(member, group)),
        ...ports.flatMap((port) =>
            conflicts(ingress, others, (member) => portSettingsOf(member, port, group)),
        ),
        ...twoDefaults(ingress, others, group),
    ];
    // Two ports may have the same conflict.
    return [...new Map(found.map((remark) => [remark.message, remark])).values()];
};

function conflicts(
    ingress: Ingress,
    others: readonly Ingress[],
    settings: (member: Ingress) => Setting[],
): Remark[] {
    return settings(ingress).flatMap(({ name, what, shown, compared }) => {
        for (const other of others) {
            const theirs = settings(other).find((setting) => setting.what === what);
            if (theirs !== undefined && theirs.compared !== compared) {
                return [conflict(ingress, name, what, [shown, theirs.shown], other)];
            }
        }
        return [];
    });
}

function conflict(
    ingress: Ingress,
    name: string,
    what: string,
    [mine, theirs]: readonly [string, string],
    other: Ingress,
): Remark {
    return error(
        "group-conflict",
        ingress.valuePlace(name),
        `${what} is ${mine}, and ${theirs} on ${other.manifest.title}, in the same group ${ingress.get("group.name") ?? ""}: the controller stops reconciling the whole group`,
        "set it on one Ingress of the group, or to the same value on all",
    );
}

/** A listener has one answer for what no rule takes. */
function twoDefaults(ingress: Ingress, others: readonly Ingress[], group: IngressGroup): Remark[] {
    const ports = (member: Ingress) =>
        outcomesOf(member, group)
            .filter(({ rule }) => rule.route === undefined)
            .map(({ listener }) => listener.port);
    const own = ports(ingress);
    const other = others.find((candidate) => ports(candidate).some((port) => own.includes(port)));
    return other === undefined
        ? []
        : [
              error(
                  "group-conflict",
                  ingress.manifest.keyPlace("spec", "defaultBackend"),
                  `${other.manifest.title} has a defaultBackend too, in the same group ${group.name ?? ""}: the controller stops reconciling the whole group`,
                  "set it on one Ingress of the group; others can have a path / without a host",
              ),
          ];
}
