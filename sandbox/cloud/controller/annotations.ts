import { type Props, record, type Value } from "../values";
import type { Entity } from "../world/entity";

/** The controller's Warning `FailedBuildModel`: nothing was made at AWS. */
export class BuildError extends Error {
    constructor(message: string) {
        super(`Failed build model due to ${message}`);
    }
}

/** Reads annotations as pkg/annotations/parser.go does; of several records the first with a key wins. */
export class Annotations {
    protected readonly prefix: string = "alb.ingress.kubernetes.io/";
    private readonly merged: Props;

    constructor(...sources: Props[]) {
        this.merged = Object.assign({}, ...[...sources].reverse()) as Props;
    }

    string(key: string): string | undefined {
        const value = this.merged[this.prefix + key];
        return typeof value === "string" ? value : undefined;
    }

    list(key: string): string[] | undefined {
        return this.string(key)
            ?.split(",")
            .map((item) => item.trim())
            .filter((item) => item !== "");
    }

    /** `k1=v1,k2=v2`; of a key given twice the last wins, and a comma at the end belongs to the value. */
    map(key: string): Record<string, string> | undefined {
        const raw = this.string(key);
        if (raw === undefined) return undefined;
        const pairs = raw.replace(/,\s*$/, "\0").split(",");
        return Object.fromEntries(
            (raw.trim() === "" ? [] : pairs).map((pair): [string, string] => {
                const [, name, value] = /^([^=]+)=(.*)$/s.exec(pair.trim()) ?? [];
                if (name === undefined || value === undefined) {
                    throw new BuildError(
                        `failed to parse stringMap annotation, ${this.prefix}${key}: ${raw}`,
                    );
                }
                return [name.trim(), value.trim().replace("\0", ",")];
            }),
        );
    }

    integer(key: string): number | undefined {
        const raw = this.string(key);
        if (raw === undefined) return undefined;
        if (/^[+-]?\d+$/.test(raw)) return Number(raw);
        throw new BuildError(`failed to parse int64 annotation, ${this.prefix}${key}: ${raw}`);
    }

    boolean(key: string): boolean | undefined {
        const raw = this.string(key);
        if (raw === undefined) return undefined;
        // strconv.ParseBool
        if (["1", "t", "T", "TRUE", "true", "True"].includes(raw)) return true;
        if (["0", "f", "F", "FALSE", "false", "False"].includes(raw)) return false;
        throw new BuildError(`failed to parse bool annotation, ${this.prefix}${key}: ${raw}`);
    }

    json(key: string): Value | undefined {
        const raw = this.string(key);
        if (raw === undefined) return undefined;
        try {
            return JSON.parse(raw) as Value;
        } catch (error) {
            const reason = error instanceof Error ? error.message : "";
            throw new BuildError(
                `failed to parse json annotation, ${this.prefix}${key}: ${raw}: ${reason}`,
            );
        }
    }

    /** One of the words, or an error as the controller words it. */
    choice(key: string, words: string[], standard: string, error: (raw: string) => string): string {
        const raw = this.string(key) ?? standard;
        if (!words.includes(raw)) throw new BuildError(error(raw));
        return raw;
    }
}

/** Of a Service of type LoadBalancer (pkg/annotations/constants.go). */
export class ServiceAnnotations extends Annotations {
    protected override readonly prefix = "service.beta.kubernetes.io/aws-load-balancer-";
}

export function annotationsOf(ingress: Entity): Annotations {
    return new Annotations(record(ingress.inputs, "metadata.annotations"));
}

export function serviceAnnotations(service: Entity): Props {
    return record(service.state, "metadata.annotations");
}
