import { at, list, type Props, record, text } from "../values";
import { CloudError } from "../world/errors";
import type { Entity } from "../world/entity";

/** What a spec must have, and may have (definitions of karpenter-crd 1.15.2). */
const SPECS: Record<string, { required: string[]; others: string[] }> = {
    EC2NodeClass: {
        required: ["amiSelectorTerms", "securityGroupSelectorTerms", "subnetSelectorTerms"],
        others: ["amiFamily", "blockDeviceMappings", "instanceProfile", "kubelet"].concat([
            "metadataOptions",
            "role",
            "tags",
            "userData",
        ]),
    },
    NodePool: { required: ["template"], others: ["disruption", "limits", "weight"] },
};

const DURATION = /^([0-9]+(s|m|h))+$/;
const BUDGET = /^((100|[0-9]{1,2})%|[0-9]+)$/;
const OPERATORS = ["In", "NotIn", "Exists", "DoesNotExist", "Gt", "Lt", "Gte", "Lte"];

/** What the API server refuses by the definitions. */
export function assertFitsDefinition({ inputs }: Entity): void {
    const kind = text(inputs, "kind") ?? "";
    const spec = record(inputs, "spec");
    const { required = [], others = [] } = SPECS[kind] ?? {};
    const missing = required.find((key) => !(key in spec));
    const unknown = Object.keys(spec).find((key) => ![...required, ...others].includes(key));
    const reasons = [
        missing && `spec.${missing}: Required value`,
        unknown && `unknown field "spec.${unknown}"`,
        ...(kind === "NodePool" ? poolReasons(spec) : classReasons(spec)),
    ].filter((reason) => typeof reason === "string" && reason !== "");
    if (reasons.length === 0) return;
    const name = text(inputs, "metadata.name") ?? "";
    throw new CloudError("Invalid", `${kind} "${name}" is invalid: ${reasons.join("; ")}`);
}

function classReasons(spec: Props): string[] {
    const one = "role" in spec !== "instanceProfile" in spec;
    const aliases = list<Props>(spec, "amiSelectorTerms").map((term) => text(term, "alias") ?? "");
    return [
        ...(one ? [] : ["must specify exactly one of ['role', 'instanceProfile']"]),
        ...aliases
            .filter((alias) => !/^al2023@(latest|v\d{8})$/.test(alias))
            .map((alias) => `spec.amiSelectorTerms: the sandbox knows no alias ${alias}`),
    ];
}

function poolReasons(spec: Props): string[] {
    const template = record(spec, "template.spec");
    const durations = ["expireAfter", "terminationGracePeriod"].flatMap((key) =>
        text(template, key) === undefined ? [] : [[key, text(template, key) ?? ""] as const],
    );
    const operators = list<Props>(template, "requirements").map((one) => text(one, "operator"));
    const budgets = list<Props>(spec, "disruption.budgets").map((one) => text(one, "nodes") ?? "");
    return [
        ...["nodeClassRef", "requirements"]
            .filter((key) => at(template, key) === undefined)
            .map((key) => `spec.template.spec.${key}: Required value`),
        ...durations
            .filter(([, value]) => !DURATION.test(value))
            .map(([key, value]) => `spec.template.spec.${key}: Invalid value: "${value}"`),
        ...budgets
            .filter((nodes) => !BUDGET.test(nodes))
            .map((nodes) => `spec.disruption.budgets.nodes: Invalid value: "${nodes}"`),
        ...operators
            .filter((operator) => !OPERATORS.includes(operator ?? ""))
            .map((operator) => `spec.template.spec.requirements.operator: "${operator ?? ""}"`),
    ];
}
