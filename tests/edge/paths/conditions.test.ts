import { describe, expect, it } from "vitest";

import { conditionsOf } from "../../../components/edge/paths/conditions";
import { pathRules } from "../../../components/edge/paths/rules";
import { entry } from "./entry";

const to = { fixedResponse: { statusCode: 404 } };

describe("conditionsOf", () => {
    it("asks nothing of a plain path", () => {
        expect(conditionsOf(entry({ to }))).toEqual([]);
    });

    it("spells each condition as the controller reads it", () => {
        const conditions = {
            headers: { "x-canary": ["yes", "y*"], accept: ["text/*"] },
            methods: ["GET", "HEAD"],
            sourceCidrs: ["203.0.113.0/24"],
            queryStrings: [{ key: "v", value: "1" }, { value: "beta" }],
        };
        const hosts = ["shop.example.com", "*.example.com"];
        expect(JSON.stringify(conditionsOf(entry({ to, hosts, conditions })))).toBe(
            "[" +
                [
                    '{"field":"host-header","hostHeaderConfig":{"values":["shop.example.com","*.example.com"]}}',
                    '{"field":"http-header","httpHeaderConfig":{"httpHeaderName":"x-canary","values":["yes","y*"]}}',
                    '{"field":"http-header","httpHeaderConfig":{"httpHeaderName":"accept","values":["text/*"]}}',
                    '{"field":"http-request-method","httpRequestMethodConfig":{"values":["GET","HEAD"]}}',
                    '{"field":"source-ip","sourceIPConfig":{"values":["203.0.113.0/24"]}}',
                    '{"field":"query-string","queryStringConfig":{"values":[{"key":"v","value":"1"},{"value":"beta"}]}}',
                ].join() +
                "]",
        );
    });
});

describe("pathRules", () => {
    it("gives each entry a rule of its own, in the order of the config: inside one the controller sorts", () => {
        const rule = (name: string, path: string, pathType: string) => ({
            http: {
                paths: [
                    {
                        path,
                        pathType,
                        backend: { service: { name, port: { name: "use-annotation" } } },
                    },
                ],
            },
        });
        const entries = [
            entry({ name: "all", path: "/", to }),
            entry({ name: "long", path: "/a/b", to }),
            entry({ name: "one", path: "/a", pathType: "Exact", to }),
        ];
        expect(pathRules(entries)).toEqual([
            rule("all", "/", "Prefix"),
            rule("long", "/a/b", "Prefix"),
            rule("one", "/a", "Exact"),
        ]);
    });
});
