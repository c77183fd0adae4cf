/** As `strconv.ParseBool` of Go takes it; undefined where it takes it for neither. */
export function parseBool(text: string): boolean | undefined {
    if (["1", "t", "T", "TRUE", "true", "True"].includes(text)) return true;
    return ["0", "f", "F", "FALSE", "false", "False"].includes(text) ? false : undefined;
}
