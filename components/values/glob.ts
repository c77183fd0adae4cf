/** The texts that a pattern of an ALB matches: `*` stands for any characters, `?` for one, or for one of some. */
export function globOf(pattern: string, flags: string, one = "."): RegExp {
    const source = pattern
        .replace(/[.+^${}()|[\]\\]/g, "\\$&")
        .replaceAll("*", ".*")
        .replaceAll("?", one);
    return new RegExp(`^${source}$`, flags);
}
