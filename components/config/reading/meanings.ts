import { entryOf } from "../../values/entry-of";
import { meantDuration } from "../../values/routes/duration";
import { OTHER_CODES } from "../sections/waf/countries";
import { BY_KEY, BY_PATH } from "./words";

/** Keys whose values are in capitals, whatever they mean. */
const IN_CAPITALS = ["allowCountries", "denyCountries", "methods", "method", "allowMethods"];

/** Keys whose values are times in Gateway API's form. */
const DURATIONS = [
    "request",
    "backendRequest",
    "backoff",
    "fixedDelay",
    "connectTimeout",
    "idleTimeout",
    "interval",
    "baseEjectionTime",
    "ttl",
];

/** What stands for true or false elsewhere: in YAML 1.1, in environment variables, in consoles. */
const SWITCHES: ReadonlyMap<string, boolean> = new Map([
    ...["yes", "y", "on", "1", "enable", "enabled"].map((word) => [word, true] as const),
    ...["no", "n", "off", "0", "disable", "disabled", "none", "never"].map(
        (word) => [word, false] as const,
    ),
]);

/** AWS's managed rule groups that need settings of their own, such as the path of the login page. */
const WITH_SETTINGS = /ATPRuleSet|ACFPRuleSet|AntiDDoSRuleSet/i;

/** What to do about a value that AWS knows and this program does not. */
export function beyondUs(path: string, raw: unknown): string | undefined {
    return path.startsWith("waf.managedRuleGroups") &&
        typeof raw === "string" &&
        WITH_SETTINGS.test(raw)
        ? "take it out: AWS takes this group only with settings of its own, which this program does not have"
        : undefined;
}

/** The choice that somebody meant who wrote this word at a path; undefined if unknown. */
export function meaningOf(path: string, raw: unknown): string | undefined {
    const words = entryOf(BY_PATH, path) ?? entryOf(BY_KEY, keyOf(path));
    return words && entryOf(words, String(raw).trim().toLowerCase());
}

/** The form that AWS gives what somebody wrote at a path in another one; undefined where it knows but one. */
export function formOf(path: string, raw: unknown): string | undefined {
    if (DURATIONS.includes(keyOf(path)) && (typeof raw === "string" || typeof raw === "number")) {
        return meantDuration(String(raw));
    }
    if (typeof raw !== "string") return undefined;
    const code = raw.trim().toUpperCase();
    if (IN_CAPITALS.includes(keyOf(path))) return OTHER_CODES[code] ?? code;
    const release = /^v?(\d+\.\d+\.\d+)$/.exec(raw.trim())?.[1];
    return path.startsWith("cluster.addonVersions") && release !== undefined
        ? `v${release}-eksbuild.1`
        : undefined;
}

function keyOf(path: string): string {
    return path.replace(/\[\d+\]$/, "").replace(/^.*\./, "");
}

/** What a value needs beside it. */
const NEEDS: Readonly<Record<string, string>> = {
    dualstack: ", and set network.ipv6 to true",
};

export function needsOf(value: string | boolean): string {
    return NEEDS[String(value)] ?? "";
}

/** The switch that a word stands for; `true` and `false` themselves are no word, but quoted. */
export function switchOf(raw: unknown): boolean | undefined {
    return typeof raw === "string" || typeof raw === "number"
        ? SWITCHES.get(String(raw).trim().toLowerCase())
        : undefined;
}

/** Words that mean nothing or no. */
export function isRefusal(raw: unknown): boolean {
    return raw === false || switchOf(raw) === false;
}
