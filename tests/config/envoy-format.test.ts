import { describe, expect, it } from "vitest";

import { commandsOf, meantCommand } from "../../components/config/envoy-format";

describe("commandsOf", () => {
    it.each([
        ["plain, 100%%", []],
        ["%START_TIME(%s.%3f)% %PROTOCOL%", ["START_TIME", "PROTOCOL"]],
        ["%REQ(X-ENVOY-ORIGINAL-PATH?:PATH):36%", ["REQ"]],
        ["%CEL(request.url_path.contains('v1beta3'))%", ["CEL"]],
        ["%DOWNSTREAM_PEER_FINGERPRINT_256%%%", ["DOWNSTREAM_PEER_FINGERPRINT_256"]],
    ])("reads %j", (format, commands) => {
        expect(commandsOf(format)).toEqual(commands);
    });

    it.each(["%", "50%", "%REQ(:PATH)", "%req(:path)%", "%REQ(:PATH):x%", "%%%", "% PROTOCOL%"])(
        "can't read %j",
        (format) => {
            expect(commandsOf(format)).toBeUndefined();
        },
    );

    it("takes no longer for what only looks like many commands", () => {
        expect(commandsOf(`${"%A()%A(".repeat(500)}%`)).toBeUndefined();
    });
});

describe("meantCommand", () => {
    it.each([
        ["RESPONSE_CODES", "RESPONSE_CODE"],
        ["RESPONES_FLAGS", "RESPONSE_FLAGS"],
        ["RQE", "REQ"],
        ["UPSTREAM_HOTS", "UPSTREAM_HOST"],
    ])("takes %s for %s", (name, meant) => {
        expect(meantCommand(name)).toBe(meant);
    });

    it.each(["REQ", "TRACE_ID", "DOWNSTREAM_REMOTE_ADDRESS_WITHOUT_PORT", "OF_A_NEWER_ENVOY"])(
        "leaves %s alone",
        (name) => {
            expect(meantCommand(name)).toBeUndefined();
        },
    );
});
