/** What people write for true and false; undefined where it is neither. */
export function flagMeant(text: string): "true" | "false" | undefined {
    const word = text.trim().toLowerCase();
    if (/^(t|true|y|yes|on|1|enabled?)$/.test(word)) return "true";
    return /^(f|false|n|no|off|0|disabled?)$/.test(word) ? "false" : undefined;
}

/** Seconds of `30s`, `5m` or `1h`; undefined where it is no time. */
export function secondsMeant(text: string): number | undefined {
    const [, number = "", unit = ""] =
        /^(\d+)\s*(s|m|h)(?:ec|econds?|in|inutes?|ours?)?$/.exec(text.trim().toLowerCase()) ?? [];
    const factor = { s: 1, m: 60, h: 3600 }[unit];
    return factor === undefined ? undefined : Number(number) * factor;
}
