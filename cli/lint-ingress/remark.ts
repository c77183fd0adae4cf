import type { Finding, Place, Severity } from "./finding";
import type { Ingress } from "./ingress";
import type { IngressGroup } from "./ingress-group";

/** A finding before it is known on which object it is. */
export interface Remark {
    severity: Severity;
    check: string;
    place: Place;
    message: string;
    cure: string;
}

export type Check = (ingress: Ingress, group: IngressGroup) => Remark[];

type RemarkMaker = (check: string, place: Place, message: string, cure: string) => Remark;

const maker =
    (severity: Severity): RemarkMaker =>
    (check, place, message, cure) => ({ severity, check, place, message, cure });

export const error = maker("error");
export const warning = maker("warning");
export const note = maker("note");
/** An error where the files show all that counts, else a warning. */
export const errorIf = (isSure: boolean): RemarkMaker => (isSure ? error : warning);

export function findingOf({ place, ...remark }: Remark, object: string): Finding {
    return { ...place, ...remark, object };
}
