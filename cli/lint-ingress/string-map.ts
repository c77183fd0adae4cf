/** A stringMap as the controller reads it (its `splitKeyValuePairs`), and what is odd about its text. */
export interface StringMap {
    values: Map<string, string>;
    /** A part that is not `key=value`: the controller rejects the whole annotation. */
    broken?: string;
    repeated: string[];
    /** A comma at the end becomes part of the last value. */
    hasTrailingComma: boolean;
}

export function parseStringMap(text: string): StringMap {
    const map: StringMap = {
        values: new Map(),
        repeated: [],
        hasTrailingComma: /,\s*$/.test(text),
    };
    for (const part of parts(text)) {
        const at = part.indexOf("=");
        const key = part.slice(0, at).trim();
        if (at < 0 || key === "") return { ...map, broken: part };
        if (map.values.has(key)) map.repeated.push(key);
        map.values.set(key, part.slice(at + 1).trim());
    }
    return map;
}

/** The parts between commas; `\,` is no separator, and neither is a comma at the very end. */
function parts(text: string): string[] {
    const found: string[] = [];
    let part = "";
    for (let i = 0; i < text.length; i += 1) {
        const char = text.charAt(i);
        if (char === "\\" && i + 1 < text.length) {
            i += 1;
            part += text.charAt(i);
        } else if (char === "," && text.slice(i + 1).trim() !== "") {
            found.push(part.trim());
            part = "";
        } else {
            part += char;
        }
    }
    return text.trim() === "" ? [] : [...found, part.trim()];
}

/** A stringList: parts are trimmed, empty ones dropped. */
export function parseList(text: string): string[] {
    return text
        .split(",")
        .map((part) => part.trim())
        .filter((part) => part !== "");
}
