import type { Finding, Verdict } from "./finding";
import { HEADLINES } from "./headline";
import { costBlocks } from "./cost/text";
import type { Changed, Report } from "./report";
import type { MovedRequest } from "./requests";
import { kindOf } from "../../sandbox/state/urn";
import { diffLines } from "./value-text";

/** Part of a report, the same for the terminal and for Markdown. */
export interface Section {
    id: string;
    title: string;
    /** Folded in Markdown: it is for whoever wants to know more. */
    folded: boolean;
    blocks: Block[];
}

/** Sentences of a list, or lines of a diff under a title. */
export type Block = { list: string[] } | { title: string; diff: string[] };

const ACCESS: readonly Verdict[] = ["access-grows", "protection-falls"];

/** The sections that have something to say, in the order in which a reader needs them. */
export function sectionsOf(report: Report): Section[] {
    const { needsApproval, notes, policy, requests, updates, creates, deletes, cost, unknown } =
        report;
    const access = notes.filter(({ verdict }) => ACCESS.includes(verdict));
    const others = notes.filter(({ verdict }) => !ACCESS.includes(verdict));
    const errors = report.diagnostics.filter(({ severity }) => severity === "error");
    const told = new Set([...needsApproval, ...notes].map(({ reason }) => reason));
    const warnings = report.diagnostics.filter(
        ({ severity, message }) => severity === "warning" && !told.has(withoutStop(message)),
    );
    const sections: Section[] = [
        open("errors", "Errors", messages(errors)),
        open("approval", "Needs approval", findings(needsApproval)),
        open("access", "Access and exposure", findings(access)),
        open(
            "policy",
            "Policy",
            policy.map(({ policy: name, mandatory, urn, message }) => ({
                title: `${mandatory ? "mandatory" : "advisory"} ${name}${about(urn)}`,
                diff: message.split("\n"),
            })),
        ),
        open("requests", "Requests that are answered in another way", requestBlocks(requests)),
        open("notes", "Worth knowing", findings(others)),
        open("warnings", "Warnings of the program", messages(warnings)),
        folded("updates", `Updates (${updates.length})`, updates.map(updateBlock)),
        folded(
            "deletes",
            `Deletions (${report.counts.delete})`,
            deletes.length === 0 ? [] : [{ list: deletes.map(serviceLine) }],
        ),
        folded(
            "creates",
            `Creations (${report.counts.create})`,
            creates.length === 0 ? [] : [{ list: creates.map(serviceLine) }],
        ),
        open("cost", "Cost", costBlocks(cost)),
        open(
            "unknown",
            "What the preview can't know",
            unknown.length === 0 ? [] : [{ list: unknown }],
        ),
    ];
    return sections.filter(({ blocks }) => blocks.length > 0);
}

function open(id: string, title: string, blocks: Block[]): Section {
    return { id, title, folded: false, blocks };
}

function folded(id: string, title: string, blocks: Block[]): Section {
    return { id, title, folded: true, blocks };
}

/** Findings of one rule about one type that say the same stand together. */
function findings(all: readonly Finding[]): Block[] {
    const groups = new Map<string, Finding[]>();
    for (const finding of all) {
        const { verdict, rule, type, reason, consequence } = finding;
        const key = JSON.stringify([verdict, rule, type, reason, consequence]);
        groups.set(key, [...(groups.get(key) ?? []), finding]);
    }
    return [...groups.values()].map(findingsBlock);
}

function findingsBlock(group: readonly Finding[]): Block {
    const [first] = group;
    if (first === undefined) return { list: [] };
    const { verdict, rule, type, reason, consequence } = first;
    const names = new Set(group.map(({ name }) => name));
    const who = `${kindOf(type)} ${[...names].join(", ")}`;
    return {
        title: `${HEADLINES[verdict].sign} ${who}: ${reason}. So ${consequence}. [${rule}]`,
        diff: group.flatMap(propertyLines),
    };
}

function propertyLines(finding: Finding): string[] {
    const { property, name } = finding;
    if ("old" in finding || "new" in finding) {
        return diffLines(property ?? name, finding.old, finding.new);
    }
    return property === undefined ? [] : [`! ${property}`];
}

function messages(all: readonly { urn?: string; message: string }[]): Block[] {
    return all.map(({ urn, message }) => ({
        title: urn === undefined ? "the program" : nameIn(urn),
        diff: message.split("\n"),
    }));
}

function updateBlock({ op, type, name, changes }: Changed): Block {
    return {
        title: `${op === "replace" ? "replaced: " : ""}${kindOf(type)} ${name}`,
        diff: changes.flatMap(({ path, old, new: fresh }) => diffLines(path, old, fresh)),
    };
}

/** Requests that get one new answer, as when a stack goes, stand together. */
function requestBlocks(requests: readonly MovedRequest[]): Block[] {
    const answers = new Set(requests.map(({ after }) => after));
    const [answer] = answers;
    if (answer !== undefined && answers.size === 1 && requests.length > MANY) {
        return [{ title: `${requests.length} requests: ${answer}`, diff: [] }];
    }
    return requests.map(({ request, before, after }) => ({
        title: request,
        diff: [`- ${before}`, `+ ${after}`],
    }));
}

/** More requests than this with one answer are counted. */
const MANY = 3;

function serviceLine({ service, resources }: Report["creates"][number]): string {
    return `${service}: ${resources.map(({ name }) => code(name)).join(", ")}`;
}

function about(urn: string | undefined): string {
    return urn === undefined ? "" : `: ${nameIn(urn)}`;
}

function nameIn(urn: string): string {
    return urn.split("::").at(-1) ?? urn;
}

/** A sentence without its full stop, as reasons are. */
function withoutStop(sentence: string): string {
    return sentence.replace(/\.$/, "");
}

function code(text: string): string {
    return `\`${text}\``;
}
