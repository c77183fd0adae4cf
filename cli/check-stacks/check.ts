import { checkCi } from "../../components/config/ci/load";
import { mistakesMessage } from "../../components/config/reading/message";
import { carrierText } from "../../components/config/sections/platform";
import { problemsOfTeam, problemsOfWhole } from "./own";
import type { StackFile } from "./stack-file";
import { platformOf, type Stacks, stacksOf } from "./stack";
import { type Found, hadTwice } from "./twice";

/** What a check of stack files comes to. */
export interface Outcome {
    problems: Found[];
    /** What was not checked, and why. */
    notes: string[];
}

/** Checks each stack file by itself, teams' on their platforms, and all of them together. */
export function checkStacks(files: readonly StackFile[]): Outcome {
    const broken = files.flatMap(({ stack, unreadable }) =>
        unreadable ? [{ ...unreadable, stack }] : [],
    );
    const stacks = stacksOf(files.filter(({ unreadable }) => unreadable === undefined));
    const { whole, teams, ci } = stacks;
    return {
        problems: [
            ...broken,
            ...whole.flatMap((each) => of(each, problemsOfWhole(each))),
            ...teams.flatMap((each) => of(each, problemsOfTeam(each, stacks))),
            ...ci.flatMap((file) => {
                const checked = checkCi(file.source);
                return of({ file }, "problems" in checked ? checked.problems : []);
            }),
            ...hadTwice(stacks),
        ],
        notes: notesOn(stacks),
    };
}

/** Every mistake, file by file, or that there is none. */
export function outcomeText({ problems }: Outcome, files: readonly StackFile[]): string {
    const messages = files.flatMap(({ stack }) => {
        const own = problems.filter((problem) => problem.stack === stack);
        return own.length === 0 ? [] : [mistakesMessage(stack, own)];
    });
    const count = `${files.length} stack file${files.length === 1 ? "" : "s"}`;
    return messages.length === 0
        ? `${count}, no mistake.`
        : [...messages, `${messages.length} of ${count} with mistakes.`].join("\n\n");
}

function of(
    { file: { stack } }: { file: StackFile },
    problems: ReturnType<typeof problemsOfWhole>,
) {
    return problems.map((problem) => ({ ...problem, stack }));
}

function notesOn(stacks: Stacks): string[] {
    return stacks.teams.flatMap((team) => {
        const platform = platformOf(team, stacks);
        const isChecked = platform?.contract !== undefined || platform?.hasTeams === false;
        if (isChecked || team.carrier === undefined) return [];
        const name = carrierText(team.carrier);
        const why = platform ? "what is wrong there" : `${name} is in no file here`;
        return [`Pulumi.${team.file.stack}.yaml: not checked against its grant: ${why}.`];
    });
}
