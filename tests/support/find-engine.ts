import { findEngine } from "../../sandbox/engine/engine";

/** Before all tests: where the engine must be downloaded or built first, no test runs into its time limit. */
export default async function setup(): Promise<void> {
    await findEngine((line) => {
        console.error(line);
    });
}
