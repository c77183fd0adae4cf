import { describe, expect, it } from "vitest";

import { releaseFound } from "../../cli/recover/releases";

const revisions = (...statuses: string[]) =>
    statuses.map((status, index) => ({ version: index + 1, status }));
const cureOf = (...statuses: string[]) =>
    releaseFound("istio-system/istiod", revisions(...statuses)).broken;

describe("a Helm release", () => {
    it("is whole when its newest revision is deployed, whatever came before", () => {
        expect(cureOf("superseded", "pending-upgrade", "deployed")).toBeUndefined();
    });

    it("is known by its newest revision in whichever order the Secrets come", () => {
        const mixed = revisions("superseded", "deployed", "pending-upgrade").reverse();
        expect(releaseFound("istio-system/istiod", mixed).broken?.why).toContain("pending-upgrade");
    });

    it.each(["pending-upgrade", "pending-rollback", "failed"])(
        "goes back to the newest deployed revision from %s",
        (status) => {
            expect(cureOf("superseded", "deployed", "failed", status)).toEqual({
                why: `its status is ${status}`,
                command: "helm rollback istiod 2 --namespace istio-system",
            });
        },
    );

    it.each([
        ["a first install that was cut off", ["pending-install"]],
        ["a first install that failed", ["failed"]],
        ["an upgrade of a release that never was deployed", ["failed", "pending-upgrade"]],
        ["an uninstall that was cut off", ["deployed", "uninstalling"]],
    ])("is uninstalled after %s", (_, statuses) => {
        expect(cureOf(...statuses)).toEqual({
            why: `its status is ${statuses.at(-1)}`,
            command: "helm uninstall istiod --namespace istio-system",
        });
    });
});
