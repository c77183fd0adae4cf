import { describe, expect, it } from "vitest";
import { parse } from "yaml";

import type { Problem } from "../../components/config/reading/problem";
import { configWith, problemsOf } from "../support/config";
import { CHOICES } from "./choices";
import { MISTAKES } from "./mistakes/all";

type Config = Record<string, unknown>;
type Key = string | number;

/** The parts of a path such as `mesh-edge:a.b[0]["c.d"]`. */
function partsOf(path: string): Key[] {
    return [...path.matchAll(/\[(".*?[^\\]")\]|\[(\d+)\]|[^.[\]]+/g)].map(
        ([part, quoted, index]) =>
            quoted !== undefined
                ? String(JSON.parse(quoted))
                : index !== undefined
                  ? Number(index)
                  : part,
    );
}

function parentOf(config: Config, parts: readonly Key[]): Config | unknown[] {
    return parts.slice(0, -1).reduce<Config>((at, part, index) => {
        const next = parts[index + 1];
        if (at[part] === undefined || at[part] === null) {
            at[part] = typeof next === "number" ? [] : {};
        }
        return at[part] as Config;
    }, config);
}

function write(config: Config, path: string, value: unknown): void {
    const parts = partsOf(path);
    (parentOf(config, parts) as Config)[parts.at(-1) ?? ""] = value;
}

function takeOut(config: Config, path: string): unknown {
    const parts = partsOf(path);
    const parent = parentOf(config, parts);
    const last = parts.at(-1) ?? "";
    if (Array.isArray(parent)) return parent.splice(Number(last), 1)[0];
    const value = parent[last];
    Reflect.deleteProperty(parent, last);
    return value;
}

/** The value at the beginning of a text, as YAML has it. */
function valueIn(text: string): unknown {
    for (let end = text.length; /^["'[{]/.test(text) && end > 0; end -= 1) {
        try {
            return parse(text.slice(0, end));
        } catch {
            continue;
        }
    }
    const number = /^\d+(?![\w./:-])/.exec(text)?.[0];
    if (number !== undefined) return Number(number);
    if (/^(true|false)\b/.test(text)) return text.startsWith("true");
    return /^[^\s,;]+/.exec(text)?.[0];
}

/** Does what a cure says, where that is one thing; false where it leaves a choice to the author. */
function apply(config: Config, { path, value, cure }: Problem): boolean {
    const told = (verb: RegExp) => cure.slice(verb.exec(cure)?.[0].length ?? cure.length);
    const key = /^did you mean ([^"?]+)\?$/.exec(cure)?.[1];
    if (/^(take it out|leave it out)/.test(cure)) {
        takeOut(config, path);
        return true;
    }
    if (key !== undefined) {
        const renamed = key.includes(":") || (!path.includes(".") && path.startsWith("mesh-edge:"));
        const prefix = path.slice(0, path.length - String(partsOf(path).at(-1)).length);
        takeOut(config, path);
        const target = renamed ? (key.includes(":") ? key : `mesh-edge:${key}`) : prefix + key;
        write(config, target, value);
        return true;
    }
    const rename = /^rename it to "([^"]+)"/.exec(cure)?.[1];
    if (rename !== undefined) {
        const prefix = path.slice(0, path.length - String(partsOf(path).at(-1)).length);
        write(config, prefix + rename, takeOut(config, path));
        return true;
    }
    const [, other, meantThere] = /^set ([\w.]+) to (?!none |the )([^\s,]+)/.exec(cure) ?? [];
    if (other !== undefined) {
        const beside = path.slice(0, path.length - String(partsOf(path).at(-1)).length) + other;
        write(
            config,
            other.includes(".") ? `mesh-edge:${other}` : beside,
            valueIn(meantThere ?? ""),
        );
        return true;
    }
    const verb =
        /^(write for example |write (?!one of|what |true or|a |an |the |only |each |it |two |of |in )|did you mean |quote it(: |, as in )|write it without quotes: |write a private range, for example |raise it to |lower it to |add it, for example )/;
    if (!verb.test(cure)) return false;
    const meant = valueIn(told(verb));
    if (meant === undefined) return false;
    write(config, path, meant);
    const [, needed, beside] = /, and set (\S+) to (\S+)$/.exec(cure) ?? [];
    if (needed !== undefined) write(config, `mesh-edge:${needed}`, valueIn(beside ?? ""));
    return true;
}

/** The cures that a cure stands for: one for each value that it leaves to choose from. */
function waysOf(problem: Problem): Problem[] {
    const choices = /^(write|add it,) one of (".*|\d.*)$/.exec(problem.cure)?.[2];
    return choices === undefined
        ? [problem]
        : (parse(`[${choices}]`) as unknown[]).map((value) => ({
              ...problem,
              cure: `write ${JSON.stringify(value)}`,
          }));
}

const CURED = MISTAKES.flatMap(({ states, set, stack, problems }) =>
    problems.flatMap((problem, index) =>
        waysOf(problem).flatMap((way) => {
            const config = configWith(structuredClone(set));
            return apply(config, way)
                ? [
                      {
                          states: `${states} [${index}]: ${way.cure.slice(0, 60)}`,
                          config,
                          problem,
                          stack,
                          alone: problems.length === 1,
                      },
                  ]
                : [];
        }),
    ),
);

describe("a cure leads to an accepted value: ", () => {
    it.each(CURED)("$states", ({ config, problem, stack, alone }) => {
        const left = problemsOf(config, { stack }).filter(({ path }) => path === problem.path);
        // Another mistake of the same file may still concern the value.
        expect(alone ? left : left.filter(({ rule }) => rule === problem.rule)).toEqual([]);
    });

    it("is one thing to do, but for those that leave a choice", () => {
        const left = MISTAKES.flatMap(({ set, problems }) =>
            problems
                .flatMap(waysOf)
                .filter((way) => !apply(configWith(structuredClone(set)), way))
                .map(({ cure }) => cure),
        );
        expect([...new Set(left)].sort()).toEqual(CHOICES);
    });
});
