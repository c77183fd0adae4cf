/** Gateway API's form of a duration (GEP-2257), such as `1m30s` or `500ms`. */
export const DURATION = /^(\d{1,5}(h|ms|m|s)){1,4}$/;

const MILLISECONDS: Readonly<Record<string, number>> = { h: 3_600_000, m: 60_000, s: 1000, ms: 1 };

/** Milliseconds of a duration in that form. */
export function millisecondsOf(duration: string): number {
    return [...duration.matchAll(/(\d+)(h|ms|m|s)/g)].reduce(
        (sum, [, count, unit = ""]) => sum + Number(count) * (MILLISECONDS[unit] ?? 0),
        0,
    );
}

/** A duration as Istio's JSON has it: seconds, with decimals. */
export function istioDuration(duration: string): string {
    return `${millisecondsOf(duration) / 1000}s`;
}

/** The longest duration in whole seconds, or below one in milliseconds, that is shorter than some seconds. */
export function justBelow(seconds: number): string {
    return seconds > 1 ? `${seconds - 1}s` : "999ms";
}

/** The duration that somebody meant who wrote a number of seconds, or a unit in full. */
export function meantDuration(raw: string): string | undefined {
    const [, number = "", unit = ""] =
        /^(\d+(?:\.\d+)?)\s*(ms|s|m|h|millis|sec|seconds?|min|minutes?|hours?)?$/i.exec(
            raw.trim(),
        ) ?? [];
    if (number === "") return undefined;
    const short = unit.toLowerCase().replace(/^(millis)$/, "ms");
    const key = short === "ms" ? "ms" : short.slice(0, 1) || "s";
    const total = Math.round(Number(number) * (MILLISECONDS[key] ?? 1000));
    const text = total % 1000 === 0 ? `${total / 1000}s` : `${total}ms`;
    return DURATION.test(text) ? text : undefined;
}
