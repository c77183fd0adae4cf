import { setTimeout as sleep } from "node:timers/promises";

import type { World } from "./world/world";

interface Sleeper {
    end: number;
    wake: () => void;
}

/** Lets virtual time pass: not at all, scaled, or from event to event. */
export class Clock {
    private readonly sleepers: Sleeper[] = [];
    private quiet: NodeJS.Timeout | undefined;
    private readonly began = Date.now();
    private readonly origin: number;

    constructor(
        private readonly world: World,
        private readonly timeScale: number,
        private readonly quietMs: number,
    ) {
        this.origin = world.now;
    }

    now(): number {
        if (this.timeScale === 0) return this.world.now;
        return this.origin + (Date.now() - this.began) / 1000 / this.timeScale;
    }

    /** The engine made a request: virtual time stays until the engine is quiet again. */
    noteActivity(): void {
        if (this.quietMs === 0 || this.sleepers.length === 0) return;
        clearTimeout(this.quiet);
        this.quiet = setTimeout(() => {
            this.advance();
        }, this.quietMs);
    }

    async pass(seconds: number): Promise<void> {
        const end = this.now() + seconds;
        if (this.timeScale > 0) {
            await sleep(seconds * 1000 * this.timeScale);
        } else if (this.quietMs > 0) {
            await new Promise<void>((wake) => {
                this.sleepers.push({ end, wake });
                this.noteActivity();
            });
        }
        this.world.now = Math.max(this.world.now, end);
    }

    /** Wakes the sleeper that ends first. */
    private advance(): void {
        this.sleepers.sort((a, b) => a.end - b.end);
        const first = this.sleepers.shift();
        if (first === undefined) return;
        this.world.now = Math.max(this.world.now, first.end);
        first.wake();
        this.noteActivity();
    }
}
