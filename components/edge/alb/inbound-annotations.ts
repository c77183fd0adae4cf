import type { EdgeConfig } from "../../config/sections/edge/edge";
import { canonicalRange } from "../../values/range";
import type { AnnotationName } from "./annotation-table";

export interface InboundArgs<Text> extends Pick<EdgeConfig, "inboundCidrs"> {
    /** Ids of prefix lists with commas between them; absent, there are none. */
    prefixListIds: Text | undefined;
}

/**
 * Who reaches the ALB. Neither annotation means everybody, and an empty one of the two means the same,
 * so none is ever empty.
 */
export function inboundAnnotations<Text>(args: InboundArgs<Text>) {
    return {
        ...(Array.isArray(args.inboundCidrs) && {
            // The controller compares the text with what AWS gives back, and would rewrite the rules for ever.
            "inbound-cidrs": args.inboundCidrs.map(canonicalRange).join(","),
        }),
        ...(args.prefixListIds !== undefined && {
            "security-group-prefix-lists": args.prefixListIds,
        }),
    } satisfies Partial<Record<AnnotationName, Text | string>>;
}
