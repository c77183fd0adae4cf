import { Command } from "commander";

import { benchCommand } from "./maintain/bench/command";
import { checkStacksCommand } from "./check-stacks/command";
import { configDocsCommand } from "./maintain/config-docs/command";
import { graphCommand } from "./graph/command";
import { lintIngressCommand } from "./lint-ingress/command";
import { policyCommand } from "./policy/command";
import { newCommand } from "./new/command";
import { pullRequestCommand } from "./pull-request/command";
import { recoverCommand } from "./recover/command";
import { reportCommand } from "./report/command";
import { renderCommand } from "./render/command";
import { soakCommand } from "./maintain/soak/command";
import { mutateCommand } from "./maintain/mutate/command";
import { startCommand } from "./start/command";
import { traceCommand } from "./trace/command";
import { validateIstioCommand } from "./validate-istio/command";
import { versionsCommand } from "./maintain/versions/command";

const program = new Command("mesh-edge")
    .description("The real Pulumi engine on an emulated AWS account: try, render, measure")
    .addCommand(startCommand())
    .addCommand(renderCommand())
    .addCommand(graphCommand())
    .addCommand(lintIngressCommand())
    .addCommand(traceCommand())
    .addCommand(checkStacksCommand())
    .addCommand(newCommand())
    .addCommand(validateIstioCommand())
    .addCommand(recoverCommand())
    .addCommand(policyCommand())
    .addCommand(reportCommand())
    .addCommand(pullRequestCommand())
    .addCommand(soakCommand())
    .addCommand(configDocsCommand())
    .addCommand(mutateCommand())
    .addCommand(benchCommand())
    .addCommand(versionsCommand());

program.parseAsync().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
});
