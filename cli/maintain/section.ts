/** Puts text between the marks `<!-- name -->` and `<!-- /name -->` of a document. */
export function withSection(document: string, name: string, text: string): string {
    const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
    const [start, end] = [document.indexOf(open), document.indexOf(close)];
    if (start < 0 || end < start) throw new Error(`the document has no ${open} … ${close}`);
    return `${document.slice(0, start + open.length)}\n\n${text}\n\n${document.slice(end)}`;
}
