// Runs in each Node.js process of the engine before its program (NODE_OPTIONS=--import), and notes its memory at the end.
import { appendFileSync } from "node:fs";

process.on("exit", () => {
    appendFileSync(process.env.PEAK_MEMORY_FILE, `${process.resourceUsage().maxRSS}\n`);
});
