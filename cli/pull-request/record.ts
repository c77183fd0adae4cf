import { z } from "zod";

/** The beginning of the comment, by which it is found again. */
export const MARKER = "<!-- mesh-edge:preview -->";

/** Label by which a person approves what needs approval. */
export const LABEL = "risk-approved";

/** Digests of risky steps, by stack. A stack without risk isn't in it. */
export type Risks = Record<string, string[]>;

const risks = z.record(z.string(), z.array(z.string()));

const recordSchema = z.object({
    version: z.literal(1),
    /** Commit that was previewed: what another one does isn't known. */
    sha: z.string(),
    /** What the comment shows. */
    shown: risks,
    /** Who approved what. */
    approval: z.object({ by: z.string(), risks }).optional(),
});

/** What the comment remembers from one push to the next. */
export type PreviewRecord = z.infer<typeof recordSchema>;
export type Approval = NonNullable<PreviewRecord["approval"]>;

const BLOCK = /<!-- mesh-edge:record (\{.*\}) -->[\s\S]*?<!-- mesh-edge:end -->/;

/** The record, hidden, and what a reader needs to know of it. */
export function recordBlock(record: PreviewRecord): string {
    // Two dashes would end the HTML comment.
    const json = JSON.stringify(record).replaceAll("--", "-\\u002d");
    return `<!-- mesh-edge:record ${json} -->\n${sentence(record)}\n<!-- mesh-edge:end -->`;
}

function sentence({ shown, approval }: PreviewRecord): string {
    if (Object.keys(shown).length === 0) return "";
    if (approval !== undefined) return `✅ ${approval.by} approved what needs approval.`;
    return `Somebody else than the author, with the right to write to this repository, approves what needs approval by the label \`${LABEL}\`. A push that changes these steps takes the approval back.`;
}

/** The record in a comment; undefined in one without, or of another version. */
export function recordIn(body: string): PreviewRecord | undefined {
    const [, json] = BLOCK.exec(body) ?? [];
    if (json === undefined) return undefined;
    try {
        return recordSchema.parse(JSON.parse(json));
    } catch {
        return undefined;
    }
}

/** The comment with another record. */
export function withRecord(body: string, record: PreviewRecord): string {
    return body.replace(BLOCK, () => recordBlock(record));
}
