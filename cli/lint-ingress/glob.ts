import { globOf } from "../../components/values/glob";

/** Whether a pattern of an ALB (`*` for any characters, `?` for one) takes all that another one takes. */
export function covers(pattern: string, other: string): boolean {
    // A backslash makes a plain character of a wildcard; such patterns are rare, and compared as texts.
    if (pattern === other) return true;
    if (!/[*?]/.test(pattern) || /\\/.test(pattern + other)) return false;
    // A wildcard of the other pattern may match anything, so only a wildcard covers it.
    return globOf(pattern, "s", "[^*]").test(other);
}

/** Whether two patterns may take the same text; true where that is hard to tell. */
export function mayMeet(pattern: string, other: string): boolean {
    const isFixed = (text: string) => !/[*?\\]/.test(text);
    if (isFixed(other)) return covers(pattern, other) || /\\/.test(pattern);
    if (isFixed(pattern)) return covers(other, pattern) || /\\/.test(other);
    const [one = "", two = ""] = [pattern, other].map((text) => text.split(/[*?\\]/)[0]);
    return one.startsWith(two) || two.startsWith(one);
}
