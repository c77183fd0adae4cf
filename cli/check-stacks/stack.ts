import type { z } from "zod";

import { isCiStack } from "../../components/config/ci/shape";
import { expectedContract } from "../../components/config/plan/contract";
import { ownKeys } from "../../components/config/reading/check-shape";
import { withoutEmptySections } from "../../components/config/reading/given";
import { inspect } from "../../components/config/reading/lenient";
import { certain, complete } from "../../components/config/reading/unknown";
import { type StackConfig, stackConfigSchema } from "../../components/config/schema";
import { type Carrier, carrierText } from "../../components/config/sections/platform";
import { carrierIn } from "../../components/config/team/check";
import { teamStackSchema, type TeamStackConfig } from "../../components/config/team/schema";
import { isTeamStack } from "../../components/config/team/shape";
import type { Contract } from "../../components/contract/contract";
import { PROJECT, type StackFile } from "./stack-file";

/** A stack with a cluster; a part of its config that is not valid throws when it is read (`certain`). */
export interface WholeStack {
    file: StackFile;
    config: StackConfig;
    /** Undefined without teams, or where what it is made of is not valid. */
    contract: Contract | undefined;
    /** Whether it has teams, valid or not. */
    hasTeams: boolean;
}

/** A team's stack; of its config the same holds. */
export interface TeamStack {
    file: StackFile;
    config: TeamStackConfig;
    /** What the file says of its platform; undefined where that is not valid. */
    carrier: Carrier | undefined;
}

export interface Stacks {
    whole: WholeStack[];
    teams: TeamStack[];
    /** Those of CI's access. */
    ci: StackFile[];
}

/** The stacks that files are of, as far as their values are valid. */
export function stacksOf(files: readonly StackFile[]): Stacks {
    const isTeams = ({ source }: StackFile) => isTeamStack(source.config, PROJECT);
    const isCi = ({ source }: StackFile) => isCiStack(source.config, PROJECT);
    const others = files.filter((file) => !isCi(file));
    return {
        whole: others.filter((file) => !isTeams(file)).map(wholeStack),
        teams: others.filter(isTeams).map(teamStack),
        ci: files.filter(isCi),
    };
}

/** The file of the platform that a team's stack is on; undefined if it is in no file here. */
export function platformOf(team: TeamStack, { whole }: Stacks): WholeStack | undefined {
    const stack = team.carrier && stackIn(team.carrier);
    return whole.find(({ file }) => file.stack === stack);
}

/** A stack of this project by a carrier's text: `platform-dev`, or `/mesh-edge/platform-dev/contract/storefront`. */
function stackIn(carrier: Carrier): string | undefined {
    const text = carrierText(carrier);
    if ("parameter" in carrier) return /^\/mesh-edge\/([^/]+)\/contract\/[^/]+$/.exec(text)?.[1];
    const [stack, project = PROJECT] = text.split("/").reverse();
    return project === PROJECT ? stack : undefined;
}

function wholeStack(file: StackFile): WholeStack {
    const given = ownKeys(stackConfigSchema, file.source.config, PROJECT);
    const config = lenient(stackConfigSchema, given);
    const region = file.source.config["aws:region"] ?? "";
    const contract = certain(() => complete(expectedContract(config, region)));
    return { file, config, contract, hasTeams: given.teams !== undefined };
}

function teamStack(file: StackFile): TeamStack {
    const given = ownKeys(teamStackSchema, file.source.config, PROJECT);
    const config = lenient(teamStackSchema, given);
    return { file, config, carrier: carrierIn(file.source) };
}

/** What of the values is valid; the rest throws when it is read. */
function lenient<S extends z.ZodObject>(schema: S, given: Record<string, unknown>): z.output<S> {
    return inspect(schema, withoutEmptySections(schema, given)).value;
}
