import { describe, expect, it } from "vitest";

import { gatewayRules } from "../../../components/config/rules/mesh/gateway";
import { refused as refusedBy } from "../../support/rules";

const refused = (namespace: string, version: string) =>
    refusedBy(gatewayRules.namespaceIsText, {
        mesh: { version, gateway: { namespace, revision: "default" } },
    }).length > 0;

describe("gatewayRules.namespaceIsText", () => {
    it.each(["7", "2026", "0x1f", "0o17", "1e3", "true", "no", "off", "y", "null"])(
        "refuses %s with Istio 1.30, whose chart writes it unquoted",
        (namespace) => {
            expect(refused(namespace, "1.30.3")).toBe(true);
            expect(refused(namespace, "1.31.1")).toBe(false);
        },
    );

    it.each(["istio-system", "team-7", "7-team", "x1f", "yes-we-can", "nn"])(
        "takes %s with both",
        (namespace) => {
            expect(refused(namespace, "1.30.3")).toBe(false);
            expect(refused(namespace, "1.31.1")).toBe(false);
        },
    );
});
