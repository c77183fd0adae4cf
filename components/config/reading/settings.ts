import { nearest } from "./nearest";
import type { Problem } from "./problem";
import { REGIONS } from "../../values/regions";

/** What the stack file says to Pulumi and to the AWS provider, outside the project's own keys. */
export interface Settings {
    region: string | undefined;
    profile: string | undefined;
}

const AWS_KEYS = ["region", "profile"];
const DISABLE = "pulumi:disable-default-providers";

/** Providers that the program makes itself, and that must not come from anybody's shell. */
const OWN_PROVIDERS = ["aws", "kubernetes"];

/** `eks.Cluster` is registered through the default provider of this package. */
const NEEDED_DEFAULT_PROVIDER = "eks";

export function readSettings(config: Readonly<Record<string, string>>, project: string) {
    const region = config["aws:region"];
    const problems = [
        ...regionProblems(region),
        ...defaultProviderProblems(config[DISABLE]),
        ...Object.entries(config).flatMap(([key, value]) => strayKey(key, value, project)),
    ];
    const settings: Settings = {
        region: REGIONS.find((known) => known === region),
        profile: config["aws:profile"],
    };
    return { settings, problems };
}

function regionProblems(region: string | undefined): Problem[] {
    if (region !== undefined && REGIONS.includes(region)) {
        return [];
    }
    const written = region?.trim().toLowerCase() ?? "";
    const withoutZone = written.replace(/(\d)[a-z]$/, "$1");
    const meant = nearest(withoutZone, REGIONS);
    return [
        {
            path: "aws:region",
            value: region,
            rule: region === undefined ? "must be set" : "must be an AWS region",
            cure: meant === undefined ? "write for example eu-west-1" : `write ${meant}`,
        },
    ];
}

/** The engine takes a list of package names; `*` means all (its `default_providers.go`). */
function defaultProviderProblems(text: string | undefined): Problem[] {
    const cure = `write ["${OWN_PROVIDERS.join('", "')}"]`;
    const listed = text === undefined ? [] : namesIn(text);
    if (listed === undefined) {
        return [{ path: DISABLE, value: text, rule: "must be a list of package names", cure }];
    }
    const barsNeeded = listed.find((name) => name === "*" || name === NEEDED_DEFAULT_PROVIDER);
    if (barsNeeded !== undefined) {
        return [
            {
                path: DISABLE,
                value: listed,
                rule: `must not hold ${barsNeeded}: the EKS cluster needs the default provider of ${NEEDED_DEFAULT_PROVIDER}`,
                cure,
            },
        ];
    }
    return OWN_PROVIDERS.every((name) => listed.includes(name))
        ? []
        : [
              {
                  path: DISABLE,
                  value: text === undefined ? undefined : listed,
                  rule: `must list ${OWN_PROVIDERS.join(" and ")}, or a resource without a provider goes to the account and cluster of your shell`,
                  cure,
              },
          ];
}

function namesIn(text: string): string[] | undefined {
    if (text === "") {
        return []; // how the engine encodes an empty list
    }
    try {
        const list: unknown = JSON.parse(text);
        return Array.isArray(list) && list.every((name) => typeof name === "string")
            ? list.map((name) => name.trim())
            : undefined;
    } catch {
        return undefined;
    }
}

/** Keys that nobody would read. */
function strayKey(key: string, value: string, project: string): Problem[] {
    const [namespace = "", name = ""] = key.split(":");
    if (namespace === "aws" && !AWS_KEYS.includes(name)) {
        const meant = nearest(name, AWS_KEYS);
        return [
            {
                path: key,
                value,
                rule: "has no effect: the program makes its own AWS provider from aws:region and aws:profile",
                cure: meant === undefined ? "take it out" : `did you mean aws:${meant}?`,
            },
        ];
    }
    if (namespace === "kubernetes") {
        return [
            {
                path: key,
                value,
                rule: "has no effect: the program makes its own Kubernetes provider from the cluster it declares",
                cure: "take it out",
            },
        ];
    }
    return namespace !== project && nearest(namespace, [project]) !== undefined
        ? [
              {
                  path: key,
                  value,
                  rule: `is not a key of the project ${project}`,
                  cure: `did you mean ${project}:${name}?`,
              },
          ]
        : [];
}
