import { titleOf } from "../../../sandbox/state/urn";
import type { Level } from "./levels";
import { median, type PreviewTimes } from "./previews";
import type { Schedule } from "./schedule";

const ratio = (value: number, to: number) => Math.round((value / to) * 1000) / 1000;

export type Figures = ReturnType<typeof figuresOf>;
export type Cost = ReturnType<typeof costsOf>[number];
export type PreviewFigures = ReturnType<typeof previewFigures>;

/** What `bench/results.json` keeps of a schedule. */
export function figuresOf({ seconds, chain, critical, steps }: Schedule) {
    return {
        seconds,
        chainSeconds: chain.seconds,
        ratio: ratio(seconds, chain.seconds),
        chain: chain.urns.map(titleOf),
        critical: critical.map(titleOf),
        /** What a program that makes one thing after the other would take. */
        oneAfterTheOther: steps.reduce((sum, step) => sum + step.end - step.start, 0),
    };
}

/** Levels that cost something, the first to go first. */
export function costsOf(levels: readonly Level[]) {
    return levels
        .filter(({ seconds }) => seconds > 0)
        .map(({ level, seconds, longest }) => ({ level, seconds, longest: titleOf(longest) }));
}

export function previewFigures({ rounds, program, empty }: PreviewTimes) {
    const smallest = [Math.min(...program), Math.min(...empty)] as const;
    return {
        rounds,
        programMs: { smallest: smallest[0], median: median(program) },
        emptyMs: { smallest: smallest[1], median: median(empty) },
        ratio: ratio(...smallest),
    };
}
