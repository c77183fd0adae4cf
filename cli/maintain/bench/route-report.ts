import { markdownTable } from "../markdown-table";
import type { RouteTimes } from "./route-previews";

/** What `bench/results.json` keeps of the previews with so many routes. */
export interface RouteFigures {
    routes: number;
    resources: number;
    /** The fastest preview, which other programs disturbed least. */
    ms: number;
    peakMiB: number;
    /** Against the smallest stack. */
    times: { ms: number; peak: number };
}

/** What the largest stack may take, in multiples of the smallest. */
const MOST_TIMES = 2;

export function routeFigures(measured: readonly RouteTimes[]): RouteFigures[] {
    const smallest = measured.map(({ routes, resources, ms, peakKiB }) => ({
        routes,
        resources,
        ms: Math.min(...ms),
        peakKiB: Math.min(...peakKiB),
    }));
    const [first] = smallest;
    if (first === undefined) return [];
    return smallest.map(({ routes, resources, ms, peakKiB }) => ({
        routes,
        resources,
        ms,
        peakMiB: Math.round(peakKiB / 1024),
        times: { ms: ratio(ms, first.ms), peak: ratio(peakKiB, first.peakKiB) },
    }));
}

/** What grows too much with the routes, in a sentence each. */
export function tooMuch(figures: readonly RouteFigures[]): string[] {
    return figures.flatMap(({ routes, times }) => [
        ...(times.ms > MOST_TIMES ? [exceeded(routes, "the time", times.ms)] : []),
        ...(times.peak > MOST_TIMES ? [exceeded(routes, "the memory", times.peak)] : []),
    ]);
}

function exceeded(routes: number, what: string, times: number): string {
    return `A preview with ${routes} routes takes ${times} times ${what} of the smallest stack, more than ${MOST_TIMES}.`;
}

/** The figures in Markdown. */
export function routeReport(figures: readonly RouteFigures[]): string {
    return markdownTable(
        ["Routes", "Resources", "Preview", "", "Memory of the program", ""],
        figures.map(({ routes, resources, ms, peakMiB, times }) => [
            String(routes),
            String(resources),
            `${ms} ms`,
            `${times.ms} ×`,
            `${peakMiB} MiB`,
            `${times.peak} ×`,
        ]),
    );
}

function ratio(value: number, to: number): number {
    return Math.round((value / to) * 100) / 100;
}
