import { entryOf } from "../../values/entry-of";
import { OTHER_CODES } from "../sections/waf/countries";

/**
 * What people write for a value, by key: the words of a console, of another tool or of another cloud.
 * Spelling alone would lead some of them astray: `none` is near to `one`, and means the opposite.
 */
const BY_KEY: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    arch: {
        amd64: "x86_64",
        x64: "x86_64",
        x86: "x86_64",
        "x86-64": "x86_64",
        intel: "x86_64",
        amd: "x86_64",
        aarch64: "arm64",
        arm: "arm64",
        arm64v8: "arm64",
        graviton: "arm64",
    },
    capacityType: {
        "on-demand": "ON_DEMAND",
        ondemand: "ON_DEMAND",
        "on demand": "ON_DEMAND",
        regular: "ON_DEMAND",
        preemptible: "SPOT",
    },
    contentType: {
        "application/json": "json",
        "text/html": "html",
        "text/plain": "text",
        plain: "text",
    },
    credentials: {
        pod_identity: "pod-identity",
        podidentity: "pod-identity",
        "eks-pod-identity": "pod-identity",
        oidc: "irsa",
        "web-identity": "irsa",
    },
    desyncMitigation: { strict: "strictest" },
    ipAddressType: {
        "dual-stack": "dualstack",
        dual: "dualstack",
        ipv6: "dualstack",
        both: "dualstack",
        ip4: "ipv4",
        v4: "ipv4",
    },
    keep: { blocked: "matched", everything: "all" },
    kind: {
        application: "alb",
        applicationloadbalancer: "alb",
        network: "nlb",
        networkloadbalancer: "nlb",
        classic: "clb",
    },
    mode: {
        block: "enforce",
        enforced: "enforce",
        on: "enforce",
        enabled: "enforce",
        true: "enforce",
        count: "observe",
        monitor: "observe",
        audit: "observe",
        detect: "observe",
        none: "off",
        disabled: "off",
        false: "off",
    },
    natGateways: {
        "1": "one",
        single: "one",
        true: "one-per-zone",
        "one-per-az": "one-per-zone",
        "per-az": "one-per-zone",
        "per-zone": "one-per-zone",
        "2": "one-per-zone",
        "3": "one-per-zone",
        "4": "one-per-zone",
        all: "one-per-zone",
        ha: "one-per-zone",
    },
    pathType: { implementationspecific: "Prefix", startswith: "Prefix", equals: "Exact" },
    protocol: { http1: "http", "http/1.1": "http" },
    scheme: {
        public: "internet-facing",
        external: "internet-facing",
        internet: "internet-facing",
        private: "internal",
    },
    targetType: { node: "instance", nodeport: "instance", pod: "ip", pods: "ip" },
    tls: { terminated: "terminate", end: "terminate", "pass-through": "passthrough" },
};

/** Keys whose values are in capitals, whatever they mean. */
const IN_CAPITALS = ["allowCountries", "denyCountries", "methods"];

/** What stands for true or false elsewhere: in YAML 1.1, in environment variables, in consoles. */
const SWITCHES: ReadonlyMap<string, boolean> = new Map([
    ...["yes", "y", "on", "1", "enable", "enabled"].map((word) => [word, true] as const),
    ...["no", "n", "off", "0", "disable", "disabled", "none", "never"].map(
        (word) => [word, false] as const,
    ),
]);

/** `edge.mutualTls.mode` has other choices than `waf.mode`. */
const MUTUAL_TLS_MODE: Readonly<Record<string, string>> = {
    on: "verify",
    enforce: "verify",
    required: "verify",
    strict: "verify",
    true: "verify",
    none: "off",
    disabled: "off",
    false: "off",
};

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

/** The value that somebody meant who wrote this at a path, as the schema may know it; undefined if unknown. */
export function meaningOf(path: string, raw: unknown): string | undefined {
    if (typeof raw !== "string" && typeof raw !== "number" && typeof raw !== "boolean") {
        return undefined;
    }
    const key = path.replace(/\[\d+\]$/, "").replace(/^.*\./, "");
    const word = String(raw).trim().toLowerCase();
    if (IN_CAPITALS.includes(key)) return OTHER_CODES[word.toUpperCase()] ?? word.toUpperCase();
    const words = path === "edge.mutualTls.mode" ? MUTUAL_TLS_MODE : entryOf(BY_KEY, key);
    return words && entryOf(words, word);
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

/** Words that mean nothing or no: never a misspelling of a choice that they happen to resemble. */
export function isRefusal(raw: unknown): boolean {
    return raw === false || switchOf(raw) === false;
}
