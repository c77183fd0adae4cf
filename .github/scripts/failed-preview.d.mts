export interface FailedPreview {
    project: string;
    stack: string;
    sha: string;
    /** Address of the run's log. */
    run: string;
}

export function failedComment(preview: FailedPreview): string;
export function comment(
    ask: (method: string, path: string, body?: unknown) => Promise<{ id: number; body: string }[]>,
    pull: number | string,
    preview: FailedPreview,
): Promise<void>;
