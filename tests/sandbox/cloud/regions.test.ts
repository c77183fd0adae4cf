import { describe, expect, it } from "vitest";

import { dnsSuffix } from "../../../sandbox/cloud/aws/dns-suffix";
import { canonicalZone } from "../../../sandbox/cloud/aws/elb/zones";

describe("names of load balancers", () => {
    it.each([
        ["ap-east-2", "application", "Z02789141MW7T1WBU19PO"],
        ["ap-east-2", "network", "Z09176273OC2HWIAUNYW"],
        ["ap-southeast-6", "application", "Z023301818UFJ50CIO0MV"],
        ["ap-southeast-6", "network", "Z01392953RKV2Q3RBP0KU"],
    ])("are in a zone of AWS's in the newest regions too: %s, %s", (region, type, zone) => {
        expect(canonicalZone(region, type)).toBe(zone);
    });

    it("have no zone in a region that isn't known", () => {
        expect(() => canonicalZone("eu-west-9")).toThrow("unsupported AWS Region: eu-west-9");
    });

    it("end otherwise in China", () => {
        expect(dnsSuffix("cn-north-1")).toBe("amazonaws.com.cn");
        expect(dnsSuffix("us-gov-west-1")).toBe("amazonaws.com");
    });
});
