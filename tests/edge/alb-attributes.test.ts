import { describe, expect, it } from "vitest";

import { albAttributes } from "../../components/edge/alb/attributes";
import { stringMap } from "../../components/values/string-map";
import { albPlan } from "./args";

const inIreland = { ...albPlan().attributes, region: "eu-west-1" };

describe("albAttributes", () => {
    it("writes every attribute with its default, because one that is taken away keeps its value", () => {
        expect(albAttributes(inIreland, undefined)).toEqual({
            "deletion_protection.enabled": false,
            "idle_timeout.timeout_seconds": 60,
            "client_keep_alive.seconds": 3600,
            "zonal_shift.config.enabled": false,
            "routing.http.desync_mitigation_mode": "defensive",
            "routing.http.xff_header_processing.mode": "append",
            "routing.http.drop_invalid_header_fields.enabled": true,
            "routing.http2.enabled": true,
            "access_logs.s3.enabled": false,
            "connection_logs.s3.enabled": false,
        });
    });

    it.each([
        [{ deletionProtection: true }, { "deletion_protection.enabled": true }],
        [{ idleTimeoutSeconds: 350 }, { "idle_timeout.timeout_seconds": 350 }],
        [{ clientKeepAliveSeconds: 300 }, { "client_keep_alive.seconds": 300 }],
        [{ zonalShift: true }, { "zonal_shift.config.enabled": true }],
        [
            { desyncMitigation: "strictest" as const },
            { "routing.http.desync_mitigation_mode": "strictest" },
        ],
        [
            { dropInvalidHeaders: false },
            { "routing.http.drop_invalid_header_fields.enabled": false },
        ],
        [{ http2: false }, { "routing.http2.enabled": false }],
    ])("with %j says %j and nothing else that is new", (change, expected) => {
        expect(albAttributes({ ...inIreland, ...change }, undefined)).toEqual({
            ...albAttributes(inIreland, undefined),
            ...expected,
        });
    });

    it("asks for no logs of connections where there is no bucket for them", () => {
        const accessLogs = { ...inIreland.accessLogs, connectionLogs: true };
        expect(albAttributes({ ...inIreland, accessLogs }, undefined)).toEqual(
            albAttributes(inIreland, undefined),
        );
    });

    it("logs requests, and connections where they are asked for, to folders of their own", () => {
        const accessLogs = { ...inIreland.accessLogs, enabled: true, prefix: "shop/alb" };
        const requests = {
            "access_logs.s3.enabled": true,
            "access_logs.s3.bucket": "logs",
            "access_logs.s3.prefix": "shop/alb/access",
        };
        const off = albAttributes(inIreland, undefined);

        expect(albAttributes({ ...inIreland, accessLogs }, "logs")).toEqual({
            ...off,
            ...requests,
        });
        const both = { ...accessLogs, connectionLogs: true };
        expect(albAttributes({ ...inIreland, accessLogs: both }, "logs")).toEqual({
            ...off,
            ...requests,
            "connection_logs.s3.enabled": true,
            "connection_logs.s3.bucket": "logs",
            "connection_logs.s3.prefix": "shop/alb/connection",
        });
    });

    it.each(["us-gov-west-1", "cn-north-1"])(
        "asks for the young attributes in %s only where the config does",
        (region) => {
            const young = ["client_keep_alive.seconds", "zonal_shift.config.enabled"];
            const plain = Object.keys(albAttributes({ ...inIreland, region }, undefined));
            expect(plain.filter((key) => young.includes(key))).toEqual([]);

            const asked = { ...inIreland, region, clientKeepAliveSeconds: 300, zonalShift: true };
            expect(albAttributes(asked, undefined)).toMatchObject({
                "client_keep_alive.seconds": 300,
                "zonal_shift.config.enabled": true,
            });
        },
    );
});

describe("stringMap", () => {
    it("puts commas between the pairs, and none at the end, where it would belong to the value", () => {
        expect(stringMap({ a: true, b: 60, c: "x" })).toBe("a=true,b=60,c=x");
        expect(stringMap({})).toBe("");
    });
});
