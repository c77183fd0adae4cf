import { describe, expect, it } from "vitest";

import { validationNames } from "../../components/edge/certificates/validation-names";

describe("validationNames", () => {
    it.each([
        {
            what: "each host by itself",
            hosts: ["a.example.com", "b.example.com"],
            expected: [
                { host: "a.example.com", recordKey: "a.example.com" },
                { host: "b.example.com", recordKey: "b.example.com" },
            ],
        },
        {
            what: "an apex and its wildcard together",
            hosts: ["example.com", "*.example.com"],
            expected: [{ host: "example.com", recordKey: "example.com" }],
        },
        {
            what: "a wildcard and its apex together, under the same key",
            hosts: ["*.example.com", "example.com"],
            expected: [{ host: "*.example.com", recordKey: "example.com" }],
        },
        {
            what: "a wildcard apart from a host that it covers",
            hosts: ["*.example.com", "shop.example.com"],
            expected: [
                { host: "*.example.com", recordKey: "example.com" },
                { host: "shop.example.com", recordKey: "shop.example.com" },
            ],
        },
    ])("proves $what", ({ hosts, expected }) => {
        expect(validationNames(hosts)).toEqual(expected);
    });
});
