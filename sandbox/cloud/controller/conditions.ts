import { isProps, list, show, text, type Value } from "../values";
import type { Entity } from "../world/entity";
import { annotationsOf, BuildError } from "./annotations";

/** A condition of a rule, with the values that AWS counts. */
export interface Condition {
    field: string;
    /** Of a header. */
    name?: string;
    values: string[];
}

/** Where each field has its values, in lower case: Go reads keys in any. */
const CONFIGS: Record<string, string> = {
    "host-header": "hostheaderconfig",
    "http-header": "httpheaderconfig",
    "http-request-method": "httprequestmethodconfig",
    "path-pattern": "pathpatternconfig",
    "query-string": "querystringconfig",
    "source-ip": "sourceipconfig",
};

/** pkg/ingress/config_types.go: the conditions that a backend's name is annotated with. */
export function conditionsOf(ingress: Entity, backend: string): Condition[] {
    const given = annotationsOf(ingress).json(`conditions.${backend}`);
    if (given === undefined) return [];
    if (!Array.isArray(given)) {
        throw new BuildError(`cannot unmarshal ${show(given)} into []RuleCondition`);
    }
    return given.map((entry) => condition(lowerKeys(entry)));
}

function condition(entry: Value): Condition {
    const field = text(entry, "field") ?? "";
    const key = CONFIGS[field];
    if (key === undefined) throw new BuildError(`unknown condition field: ${field}`);
    const config = isProps(entry) ? entry[key] : undefined;
    if (!isProps(config)) throw new BuildError(`missing ${key} of ${field}`);
    const values = list(config, "values").map((value) => {
        if (field !== "query-string") return show(value);
        const pair = text(value, "value") ?? "";
        return isProps(value) && "key" in value ? `${text(value, "key") ?? ""}=${pair}` : pair;
    });
    if (values.length === 0) throw new BuildError(`invalid ${key}: values cannot be empty`);
    const name = text(config, "httpheadername");
    return name === undefined ? { field, values } : { field, name, values };
}

function lowerKeys(value: Value): Value {
    if (Array.isArray(value)) return value.map(lowerKeys);
    if (!isProps(value)) return value;
    const entries = Object.entries(value).map(([key, item]): [string, Value] => [
        key.toLowerCase(),
        lowerKeys(item),
    ]);
    return Object.fromEntries(entries);
}
