import { describe, expect, it } from "vitest";

import { inboundAnnotations } from "../../components/edge/alb/inbound-annotations";

describe("inboundAnnotations", () => {
    it("names ranges and prefix lists where there are some", () => {
        const args = {
            inboundCidrs: ["192.0.2.0/24", "198.51.100.0/24"],
            prefixListIds: "pl-1,pl-2",
        };
        expect(inboundAnnotations(args)).toStrictEqual({
            "inbound-cidrs": "192.0.2.0/24,198.51.100.0/24",
            "security-group-prefix-lists": "pl-1,pl-2",
        });
    });

    it("writes IPv6 ranges as AWS gives them back", () => {
        const args = {
            inboundCidrs: ["2001:DB8:0:0::/32", "::/0", "0.0.0.0/0", "2001:db8:0:1:0::/80"],
            prefixListIds: undefined,
        };
        expect(inboundAnnotations(args)).toStrictEqual({
            "inbound-cidrs": "2001:db8::/32,::/0,0.0.0.0/0,2001:db8:0:1::/80",
        });
    });

    // The API server refuses an annotation without a value.
    it("leaves out what there is none of, name and all", () => {
        const args = { inboundCidrs: ["192.0.2.0/24"], prefixListIds: undefined };
        expect(inboundAnnotations(args)).toStrictEqual({ "inbound-cidrs": "192.0.2.0/24" });
    });
});
