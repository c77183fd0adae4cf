/** A value as the engine's protocol carries it. */
export type Value = null | boolean | number | string | Value[] | Props;
export interface Props {
    [key: string]: Value;
}

/** What the engine sends for a string that isn't known yet. */
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** Sentinels by type, as in the engine's sdk/go/common/resource/plugin/rpc.go. */
const SENTINELS = new Set<Value>([
    UNKNOWN,
    "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
    "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
    "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
    "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
    "030794c1-ac77-496b-92df-f27374a8bd58",
    "e48ece36-62e2-4504-bad9-02848725956a",
]);

/** Key of a value that is more than plain data (sdk/go/common/resource/properties.go). */
export const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";

/** Whether the engine marks it as a secret, whose value is inside. */
export function isSecret(value: Record<string, unknown>): boolean {
    return value[SIGNATURE] === SECRET;
}

/** A value with its secrets laid open: the world is not a place for real ones. */
export function revealed(value: Value): Value {
    if (Array.isArray(value)) return value.map(revealed);
    if (!isProps(value)) return value;
    if (isSecret(value)) return revealed(value["value"] ?? null);
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, revealed(item)]));
}

export function isProps(value: Value | undefined): value is Props {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isUnknown(value: Value | undefined): boolean {
    return value !== undefined && SENTINELS.has(value);
}

/** Whether the value, or anything inside it, isn't known yet. */
export function hasUnknown(value: Value | undefined): boolean {
    if (Array.isArray(value)) return value.some(hasUnknown);
    if (isProps(value)) return Object.values(value).some(hasUnknown);
    return isUnknown(value);
}

/** What a map holds under a name; a tag may be called as what every object inherits, such as `constructor`. */
export function ownOf(props: Props, key: string): Value | undefined {
    return Object.hasOwn(props, key) ? props[key] : undefined;
}

/** All values at a path such as `vpcConfig.subnetIds.*`; `*` is any element. */
export function valuesAt(value: Value | undefined, path: string): Value[] {
    let found: Value[] = value === undefined ? [] : [value];
    for (const key of path.split(".")) {
        found = found.flatMap((from) => {
            if (key === "*") return Array.isArray(from) ? from : [];
            const next = Array.isArray(from)
                ? from[Number(key)]
                : isProps(from)
                  ? ownOf(from, key)
                  : null;
            return next === undefined || next === null ? [] : [next];
        });
    }
    return found;
}

export function at(value: Value | undefined, path: string): Value | undefined {
    return valuesAt(value, path)[0];
}

/** The known string at a path; a number or boolean as its text. */
export function text(value: Value | undefined, path: string): string | undefined {
    const found = at(value, path);
    if (typeof found === "number" || typeof found === "boolean") return String(found);
    return typeof found === "string" && !isUnknown(found) ? found : undefined;
}

export function texts(value: Value | undefined, path: string): string[] {
    return list(value, path).filter(
        (item): item is string => typeof item === "string" && !isUnknown(item),
    );
}

export function list<T extends Value = Value>(value: Value | undefined, path: string): T[] {
    const found = at(value, path);
    return Array.isArray(found) ? (found as T[]) : [];
}

export function record(value: Value | undefined, path: string): Props {
    const found = at(value, path);
    return isProps(found) ? found : {};
}

/** A value in a message or an id. */
export function show(value: Value | undefined): string {
    return typeof value === "string" ? value : JSON.stringify(value ?? null);
}

export function asProps(value: Value | undefined): Props {
    return isProps(value) ? value : {};
}

/** A copy of the record with one value set, records on the way made where they are missing. */
export function withValue(props: Props, path: string, value: Value): Props {
    const [key = "", ...rest] = path.split(".");
    if (rest.length === 0) return { ...props, [key]: value };
    return { ...props, [key]: withValue(record(props, key), rest.join("."), value) };
}

export function same(a: Value | undefined, b: Value | undefined): boolean {
    if (Array.isArray(a) && Array.isArray(b)) {
        return a.length === b.length && a.every((item, index) => same(item, b[index]));
    }
    if (isProps(a) && isProps(b)) {
        return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((k) => same(a[k], b[k]));
    }
    return a === b || (a ?? null) === (b ?? null);
}

/** Text that holds JSON in place of a structure, as provider configuration does. */
export function parsed(value: Value | undefined): Value | undefined {
    if (typeof value !== "string" || !/^\s*[[{]/.test(value)) return value;
    try {
        return JSON.parse(value) as Value;
    } catch {
        return value;
    }
}

/** Leaves out what isn't there, as the SDKs do. */
export function given(props: Record<string, Value | undefined>): Props {
    return Object.fromEntries(
        Object.entries(props).filter(
            (entry): entry is [string, Value] => entry[1] !== undefined && entry[1] !== null,
        ),
    );
}
