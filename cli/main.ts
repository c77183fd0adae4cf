import { Command } from "commander";

import { benchCommand } from "./commands/bench";
import { configDocsCommand } from "./commands/config-docs";
import { graphCommand } from "./commands/graph";
import { lintIngressCommand } from "./commands/lint-ingress";
import { recoverCommand } from "./commands/recover";
import { renderCommand } from "./commands/render";
import { soakCommand } from "./commands/soak";
import { mutateCommand } from "./commands/mutate";
import { startCommand } from "./commands/start";
import { validateIstioCommand } from "./commands/validate-istio";
import { versionsCommand } from "./commands/versions";

const program = new Command("mesh-edge")
    .description("The real Pulumi engine on an emulated AWS account: try, render, measure")
    .addCommand(startCommand())
    .addCommand(renderCommand())
    .addCommand(graphCommand())
    .addCommand(lintIngressCommand())
    .addCommand(validateIstioCommand())
    .addCommand(recoverCommand())
    .addCommand(soakCommand())
    .addCommand(configDocsCommand())
    .addCommand(mutateCommand())
    .addCommand(benchCommand())
    .addCommand(versionsCommand());

program.parseAsync().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
});
