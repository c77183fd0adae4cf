import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { certificateBatches } from "../../components/edge/certificates/certificate-batches";

const hosts = (count: number) => [...Array(count).keys()].map((n) => `h${n}.example.com`);

describe("certificateBatches", () => {
    it.each([
        [1, [1]],
        [10, [10]],
        [11, [10, 1]],
        [25, [10, 10, 5]],
    ])("puts %d names on certificates of %j", (count, sizes) => {
        expect(certificateBatches(hosts(count)).map((names) => names.length)).toEqual(sizes);
    });

    it("keeps every name once, in the order of the hosts", () => {
        fc.assert(
            fc.property(fc.integer({ min: 1, max: 100 }), (count) => {
                expect(certificateBatches(hosts(count)).flat()).toEqual(hosts(count));
            }),
        );
    });

    it("leaves all certificates but the last alone when a host is appended", () => {
        fc.assert(
            fc.property(fc.integer({ min: 1, max: 99 }), (count) => {
                const before = certificateBatches(hosts(count));
                const full = before.filter((names) => names.length === 10);
                expect(certificateBatches(hosts(count + 1)).slice(0, full.length)).toEqual(full);
            }),
        );
    });
});
