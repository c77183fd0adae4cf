import { isSecret, isUnknown, SIGNATURE } from "../../sandbox/cloud/values";
import { isObject } from "../render/state";

/** For a value that is marked as a secret. */
export const SECRET = "[secret]";

/** For a value that a preview can't know. */
export const UNKNOWN = "[known after up]";

/**
 * Inputs as a person thinks of them: secrets masked, unknown values named, JSON in texts as the objects
 * that it stands for, and nothing of the providers' own bookkeeping.
 */
export function plain(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(plain);
    if (typeof value === "string") return plainText(value);
    if (!isObject(value)) return value;
    if (isSecret(value)) return SECRET;
    if (SIGNATURE in value) return typeof value.urn === "string" ? value.urn : UNKNOWN;
    return Object.fromEntries(
        Object.entries(value)
            .filter(([key]) => !key.startsWith("__"))
            .map(([key, item]) => [key, plain(item)]),
    );
}

function plainText(text: string): unknown {
    if (isUnknown(text)) return UNKNOWN;
    if (!/^\s*[[{]/.test(text)) return text;
    try {
        return plain(JSON.parse(text));
    } catch {
        return text;
    }
}

/** Whether a part of the value isn't known before the update. */
export function hasUnknown(value: unknown): boolean {
    if (value === UNKNOWN) return true;
    return isObject(value) || Array.isArray(value) ? Object.values(value).some(hasUnknown) : false;
}
