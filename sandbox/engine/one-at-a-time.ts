import { mkdir, open, rm, stat, utimes } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { cacheFolder, fromCache } from "./cache";
import type { Way } from "./way";

const BEAT = 2_000;
const DEAD_AFTER = 10 * BEAT;

/**
 * Makes processes that start together, as test workers do, install the engine once and not each for
 * itself: one takes the lock, the others wait and then find the engine in the cache. The holder
 * touches the lock while it lives, so that a killed one stops nobody. Should two take a dead lock at
 * the same moment, both install, which costs time only.
 */
export function oneAtATime(way: Way, cache: string = cacheFolder()): Way {
    return {
        name: way.name,
        async attempt(report) {
            const release = await takeLock(cache, () => {
                report("Another process is installing the engine; waiting for it.");
            });
            try {
                const cached = await fromCache(cache).attempt(report);
                return "engine" in cached ? cached : await way.attempt(report);
            } finally {
                await release();
            }
        },
    };
}

async function takeLock(cache: string, onWait: () => void): Promise<() => Promise<void>> {
    const lock = join(cache, "installing");
    await mkdir(cache, { recursive: true });
    for (let turn = 0; !(await created(lock)); turn++) {
        if (turn === 0) {
            onWait();
        }
        if (await isDead(lock)) {
            await rm(lock, { force: true });
        } else {
            await sleep(BEAT / 4);
        }
    }
    const pulse = setInterval(() => {
        const now = new Date();
        utimes(lock, now, now).catch(() => undefined);
    }, BEAT);
    return async () => {
        clearInterval(pulse);
        await rm(lock, { force: true });
    };
}

async function created(lock: string): Promise<boolean> {
    try {
        await (await open(lock, "wx")).close();
        return true;
    } catch (error) {
        if ((error as NodeJS.ErrnoException).code === "EEXIST") {
            return false;
        }
        throw error;
    }
}

async function isDead(lock: string): Promise<boolean> {
    try {
        return Date.now() - (await stat(lock)).mtimeMs > DEAD_AFTER;
    } catch {
        return false;
    }
}
