/** What a set has gained and lost, each in the order of its list. */
export function setChange(before: unknown, after: unknown): { added: string[]; gone: string[] } {
    const old = textsOf(before);
    const fresh = textsOf(after);
    return {
        added: fresh.filter((text) => !old.includes(text)),
        gone: old.filter((text) => !fresh.includes(text)),
    };
}

/** A list of texts, or a text that holds them between commas, as annotations do. */
export function textsOf(value: unknown): string[] {
    if (typeof value === "string") {
        return value
            .split(",")
            .map((part) => part.trim())
            .filter((part) => part !== "");
    }
    return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}
