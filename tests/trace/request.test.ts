import { describe, expect, it } from "vitest";

import { parseRequest } from "../../cli/trace/request";

describe("a request to trace", () => {
    it("is read as a client sends it", () => {
        const request = parseRequest(
            "POST https://Shop.example.com:8443/a/../b?c=1&c=2#d",
            ["X-A: 1", "x-a:2", "Empty:"],
            "203.0.113.9",
        );
        expect(request).toEqual({
            method: "POST",
            scheme: "https",
            host: "shop.example.com",
            port: 8443,
            path: "/b",
            query: "c=1&c=2",
            headers: new Map([
                ["x-a", "1,2"],
                ["empty", ""],
            ]),
            from: "203.0.113.9",
        });
    });

    it("is a GET of / on the usual port where it says nothing else", () => {
        expect(parseRequest("http://shop.example.com")).toMatchObject({
            method: "GET",
            port: 80,
            path: "/",
            query: "",
        });
    });

    it.each([
        ["", "there is no URL; write it as 'GET https://shop.example.com/api'"],
        ["GET", "there is no URL; write it as 'GET https://shop.example.com/api'"],
        ["shop.example.com/api", "shop.example.com/api: must begin with https:// or http://"],
        [
            "GET ftp://shop.example.com",
            "ftp://shop.example.com: must begin with https:// or http://",
        ],
        ["GET https://", "https://: is no URL"],
        [
            "get https://shop.example.com",
            "get: must be one of GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS, TRACE; did you mean GET?",
        ],
        ["FETCH https://shop.example.com", "FETCH: must be one of GET, "],
        ["GET https://shop.example.com /api", "has 3 words; write it as"],
    ])("%j is refused", (text, message) => {
        expect(() => parseRequest(text)).toThrow(message);
    });

    it.each(["no colon", ": value", "a b: value"])("the header %j is refused", (line) => {
        expect(() => parseRequest("https://shop.example.com", [line])).toThrow(
            `-H '${line}': must be 'name: value'`,
        );
    });

    it.each(["203.0.113.0/24", "office"])("the address %j is refused", (from) => {
        expect(() => parseRequest("https://shop.example.com", [], from)).toThrow(
            `--from ${from}: must be an IPv4 or IPv6 address, without a range`,
        );
    });
});
