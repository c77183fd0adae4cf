/** The controller's stringMap form; a trailing comma would become part of the last value. */
export function stringMap(map: object): string {
    return Object.entries(map)
        .map(([key, value]) => `${key}=${String(value)}`)
        .join(",");
}
