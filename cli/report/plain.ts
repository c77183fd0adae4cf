import { isSecret } from "../../sandbox/cloud/values";
import { isObject } from "../render/state";

/** For a value that is marked as a secret. */
export const SECRET = "[secret]";

/** For a value that a preview can't know. */
export const UNKNOWN = "[known after up]";

/** The engine's texts for values of each type that aren't known yet (sdk/go/common/resource/plugin/rpc.go). */
const UNKNOWN_TEXTS = new Set([
    "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
    "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
    "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
    "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
    "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
    "030794c1-ac77-496b-92df-f27374a8bd58",
    "e48ece36-62e2-4504-bad9-02848725956a",
]);

/** Key of a secret, asset or reference to a resource (sdk/go/common/resource/properties.go). */
const SIGNATURE = "4dabf18193072939515e22adb298388d";

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
    if (UNKNOWN_TEXTS.has(text)) return UNKNOWN;
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
