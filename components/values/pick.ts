/** Some keys of an object, and no others. */
export function pick<T extends object, K extends keyof T>(from: T, ...keys: K[]): Pick<T, K> {
    return Object.fromEntries(keys.map((key) => [key, from[key]])) as Pick<T, K>;
}
