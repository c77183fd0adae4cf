/** A host that represents all hosts with the same validation record. */
export interface ValidationName {
    host: string;
    /** The name that the record proves, for the resource's own name. */
    recordKey: string;
}

/**
 * One host a distinct validation record. ACM proves `*.example.com` and `example.com` by the same
 * record, that of `example.com`; declaring it twice would make two resources fight over it.
 */
export function validationNames(hosts: string[]): ValidationName[] {
    const byRecord = new Map<string, string>();
    for (const host of hosts) {
        const recordKey = recordKeyOf(host);
        if (!byRecord.has(recordKey)) byRecord.set(recordKey, host);
    }
    return [...byRecord].map(([recordKey, host]) => ({ host, recordKey }));
}

/** The name that proves a host, itself or a wildcard of it. */
export function recordKeyOf(host: string): string {
    return host.replace(/^\*\./, "");
}
