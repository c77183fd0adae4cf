import { pathText, type Path, type Problem } from "./problem";

/** Linux's MAX_ARG_STRLEN, 32 pages of 4 KiB (execve(2)): one variable with its name and its final NUL. */
const LONGEST_VARIABLE = 32 * 4096;

/**
 * Pulumi hands the whole config to a program in one environment variable. Linux starts no program with a
 * longer one, so there this is never reached; macOS does, and the stack would then fail in CI alone.
 */
export function sizeProblems(
    config: Readonly<Record<string, string>>,
    own: Readonly<Record<string, unknown>>,
): Problem[] {
    const bytes = Buffer.byteLength(`PULUMI_CONFIG=${JSON.stringify(config)}`) + 1;
    if (bytes <= LONGEST_VARIABLE) return [];
    const [path, value] = heaviest(own);
    return [
        {
            path: pathText(path),
            value: Array.isArray(value) ? `${value.length} entries` : value,
            rule: `must be shorter, so that the config as a whole has ${LONGEST_VARIABLE} bytes at most, not ${bytes}: Linux takes no more in the environment variable in which Pulumi hands it over`,
            cure: "write fewer or wider ranges, or shorter texts",
        },
    ];
}

/** The value in which most of another lies. */
function heaviest(value: unknown, path: Path = []): [Path, unknown] {
    const size = (part: unknown) => JSON.stringify(part).length;
    if (typeof value === "object" && value !== null) {
        const half = size(value) / 2;
        for (const [key, part] of Object.entries(value)) {
            if (size(part) > half) {
                return heaviest(part, [...path, Array.isArray(value) ? Number(key) : key]);
            }
        }
    }
    return [path, value];
}
