import { type Plan, planOf } from "../../components/config/plan";
import { checkConfig, type LoadedConfig } from "../../components/config/reading/check";
import type { Problem } from "../../components/config/reading/problem";

/** The smallest stack config that loads. Each call gives a fresh copy to spoil. */
export function validConfig(): Record<string, unknown> {
    return {
        "aws:region": "eu-west-1",
        "pulumi:disable-default-providers": ["aws", "kubernetes"],
        "mesh-edge:team": "payments",
        "mesh-edge:accountId": "111122223333",
        "mesh-edge:network": {
            cidr: "10.40.0.0/16",
            availabilityZones: ["eu-west-1a", "eu-west-1b"],
        },
        "mesh-edge:cluster": {
            publicAccessCidrs: ["203.0.113.0/24"],
            nodeGroups: { main: { instanceTypes: ["m7i.large"] } },
        },
        "mesh-edge:edge": { zone: "example.com", hosts: ["shop.example.com"] },
    };
}

/** The valid config with some keys set, by path (`network.cidr`, `aws:region`), or taken out. */
export function configWith(changes: Record<string, unknown>): Record<string, unknown> {
    const config = validConfig();
    for (const [path, value] of Object.entries(changes)) {
        const [top = "", ...inner] = (path.includes(":") ? path : `mesh-edge:${path}`).split(".");
        set(config, [top, ...inner], value);
    }
    return config;
}

/** As the engine hands config to a program: text as it is, everything else as JSON. */
export function asPulumiDoes(config: Record<string, unknown>): Record<string, string> {
    return Object.fromEntries(
        Object.entries(config).map(([key, value]) => [
            key,
            typeof value === "string" ? value : JSON.stringify(value),
        ]),
    );
}

export interface CheckOptions {
    stack?: string;
    secrets?: readonly string[];
}

/** What is wrong with a config, nothing registered. */
export function problemsOf(config: Record<string, unknown>, options?: CheckOptions): Problem[] {
    const checked = check(config, options);
    return "problems" in checked ? checked.problems : [];
}

/** A config that must load. */
export function loaded(config: Record<string, unknown>, options?: CheckOptions): LoadedConfig {
    const checked = check(config, options);
    if ("problems" in checked) {
        throw new Error(JSON.stringify(checked.problems, undefined, 4));
    }
    return checked.config;
}

/** What a config that must load comes to. */
export function planned(config: Record<string, unknown>, options?: CheckOptions): Plan {
    return planOf(loaded(config, options));
}

function check(
    config: Record<string, unknown>,
    { stack = "test", secrets = [] }: CheckOptions = {},
) {
    return checkConfig({
        project: "mesh-edge",
        stack,
        config: asPulumiDoes(config),
        isSecret: (key) => secrets.includes(key),
    });
}

function set(
    target: Record<string, unknown>,
    [key = "", ...rest]: readonly string[],
    value: unknown,
): void {
    if (rest.length > 0) {
        set((target[key] ??= {}) as Record<string, unknown>, rest, value);
    } else if (value === undefined) {
        Reflect.deleteProperty(target, key);
    } else {
        target[key] = value;
    }
}
