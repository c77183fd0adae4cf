import { asObject, type Rendered } from "../../render/state";
import type { Stop } from "../answer";
import { closestFirst, takesHost } from "../hosts";
import type { Resources } from "../resources";

const RECORD = "aws:route53/record:Record";
const ADDRESS_TYPES = ["A", "AAAA"];

/** Names that the stack's records lead somewhere. */
export function recordedNames(resources: Resources): string[] {
    return [...new Set(addressRecords(resources).map(nameOf))];
}

/** What DNS answers for a host, as far as this stack has its records, and where that leads. */
export function dnsStop(host: string, resources: Resources): { stop: Stop; targets: string[] } {
    const records = addressRecords(resources);
    const [name] = closestFirst(
        [...new Set(records.map(nameOf))]
            .filter((pattern) => takesHost(pattern, host))
            .filter((pattern) => !isCut(pattern, host, resources)),
    );
    const found = records.filter((record) => nameOf(record) === name);
    const says =
        found.length === 0
            ? [
                  `The stack has no record for ${host}: somebody else's must lead it to the load balancer.`,
              ]
            : found.map(sentence);
    return {
        targets: found.map(targetOf),
        stop: {
            step: {
                step: "DNS",
                says,
                facts: {
                    records: found.map((record) => ({
                        name: nameOf(record),
                        type: record.inputs.type,
                        target: targetOf(record),
                        ...weightOf(record),
                    })),
                },
            },
        },
    };
}

/** A wildcard holds for no name that is there itself, or is above or below one that is (RFC 4592, section 2.2). */
function isCut(pattern: string, host: string, resources: Resources): boolean {
    if (!pattern.startsWith("*.")) return false;
    const names = resources
        .ofType(RECORD)
        .map(nameOf)
        .filter((name) => name !== pattern);
    const between = host
        .slice(0, -pattern.length + 1)
        .split(".")
        .map((_, index) => host.split(".").slice(index).join("."));
    return between.some((part) => names.some((name) => `.${name}`.endsWith(`.${part}`)));
}

function sentence(record: Rendered): string {
    const { weight, identifier } = weightOf(record);
    const target = targetOf(record);
    const share =
        weight === undefined
            ? ""
            : `, with weight ${weight} as ${identifier ?? ""} beside the records of others`;
    return `${String(record.inputs.type)} record ${nameOf(record)} is an alias of ${target}${share}.`;
}

function addressRecords(resources: Resources): Rendered[] {
    return resources
        .ofType(RECORD)
        .filter(({ inputs }) => ADDRESS_TYPES.includes(String(inputs.type)));
}

function nameOf({ inputs }: Rendered): string {
    return String(inputs.name).replace(/\.$/, "").toLowerCase();
}

function targetOf({ inputs }: Rendered): string {
    const { aliases, records } = inputs;
    if (Array.isArray(aliases)) return String(asObject(aliases[0]).name);
    return Array.isArray(records) ? records.join(", ") : "nothing";
}

function weightOf({ inputs }: Rendered): { weight?: number; identifier?: string } {
    const policies: unknown = inputs.weightedRoutingPolicies;
    if (!Array.isArray(policies)) return {};
    return {
        weight: Number(asObject(policies[0]).weight),
        identifier: String(inputs.setIdentifier),
    };
}
