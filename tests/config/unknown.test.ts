import { describe, expect, it } from "vitest";

import {
    certain,
    complete,
    copyWith,
    each,
    known,
    UNKNOWN,
    UnknownValue,
    withParts,
    withUnknown,
} from "../../components/config/reading/unknown";

const pool = (cpu: number, memory: unknown) =>
    withParts({ cpu }, [["memory", memory]]) as { cpu: number; memory: number };

describe("a map or a list with an unknown part", () => {
    it("has all of its keys, and throws where that one is read", () => {
        const map = pool(4, UNKNOWN);
        expect(Object.keys(map)).toEqual(["cpu", "memory"]);
        expect(map.cpu).toBe(4);
        expect(() => map.memory).toThrow(UnknownValue);

        const list = withParts<unknown[]>(
            [],
            [
                [0, "a"],
                [1, UNKNOWN],
            ],
        );
        expect(list).toHaveLength(2);
        expect(list[0]).toBe("a");
        expect(() => list[1]).toThrow(UnknownValue);
    });

    it("keeps a part that is called like JavaScript's prototype to itself", () => {
        const map = withParts({}, [["__proto__", { stray: 1 }]]);
        expect(Object.keys(map)).toEqual(["__proto__"]);
        expect("stray" in map).toBe(false);
    });
});

describe("copyWith", () => {
    it("changes the copy alone, and reads none of its parts", () => {
        const original = pool(4, UNKNOWN);
        const copy = copyWith(original, [["cpu", 8]]);
        expect(copy.cpu).toBe(8);
        expect(original.cpu).toBe(4);
        expect(() => copy.memory).toThrow(UnknownValue);
        expect(copyWith(original, [["memory", 16]])).toEqual({ cpu: 4, memory: 16 });
    });
});

describe("withUnknown", () => {
    const config = { mesh: { gateway: { namespace: "ingress", replicas: 3 } }, team: "payments" };

    it("makes the part at a path unknown, and leaves what is beside it", () => {
        const copy = withUnknown(config, ["mesh", "gateway", "replicas"]);
        expect(copy.mesh.gateway.namespace).toBe("ingress");
        expect(copy.team).toBe("payments");
        expect(() => copy.mesh.gateway.replicas).toThrow(UnknownValue);
        expect(config.mesh.gateway.replicas).toBe(3);
    });

    it("makes a key unknown that is left out", () => {
        const copy = withUnknown<{ team: string; edge?: object }>(config, ["edge"]);
        expect(() => copy.edge).toThrow(UnknownValue);
    });

    it("leaves unknown what is so further out", () => {
        const copy = withUnknown(withUnknown(config, ["mesh"]), ["mesh", "gateway"]);
        expect(() => copy.mesh).toThrow(UnknownValue);
    });
});

describe("certain", () => {
    it("is what the look comes to, and undefined where it reads something unknown", () => {
        expect(certain(() => pool(4, 16).memory / 4)).toBe(4);
        expect(certain(() => pool(4, UNKNOWN).memory / 4)).toBeUndefined();
    });

    it("hides no other error", () => {
        expect(() => {
            certain(() => {
                throw new TypeError("a fault of the rule");
            });
        }).toThrow("a fault of the rule");
    });
});

describe("each", () => {
    const perCpu = ({ cpu, memory }: { cpu: number; memory: number }, path: string) =>
        `${path}: ${memory / cpu}`;

    it("looks at the entries of a map, and skips one with what it can't read", () => {
        const pools = { web: pool(4, 16), batch: pool(4, UNKNOWN), "a.b": pool(2, 4) };
        expect(each("cluster.nodePools", pools, perCpu)).toEqual([
            "cluster.nodePools.web: 4",
            'cluster.nodePools["a.b"]: 2',
        ]);
        expect(each("pools", pools, ({ cpu }, _, name) => [name, cpu])).toEqual([
            ["web", 4],
            ["batch", 4],
            ["a.b", 2],
        ]);
    });

    it("looks at those of a list by their index, and skips one that is unknown itself", () => {
        const pools = withParts<ReturnType<typeof pool>[]>(
            [],
            [
                [0, UNKNOWN],
                [1, pool(4, 8)],
            ],
        );
        expect(each("pools", pools, perCpu)).toEqual(["pools[1]: 2"]);
        expect(each("pools", pools, (_, path, index) => [path, index])).toEqual([["pools[1]", 1]]);
    });

    it("finds nothing where there is none", () => {
        expect(each("pools", undefined, perCpu)).toEqual([]);
    });
});

it("known has the entries that can be read", () => {
    const entries = [
        ["a", 1],
        ["b", UNKNOWN],
    ] as const;
    expect(known(withParts<Record<string, number>>({}, entries))).toEqual([1]);
    expect(known(undefined)).toEqual([]);
});

it("complete gives a value back only if all of it is known, however deep", () => {
    const whole = { pools: [pool(4, 16)] };
    expect(complete(whole)).toBe(whole);
    expect(() => complete({ pools: [pool(4, UNKNOWN)] })).toThrow(UnknownValue);
});
