import { describe, expect, it } from "vitest";

import { mutualAuthentication } from "../../components/edge/alb/mutual-authentication";

const ARN = "arn:aws:elasticloadbalancing:eu-west-1:111122223333:truststore/clients/0a1b";
const plain = { ignoreExpiry: false, advertiseCaNames: false };

describe("mutualAuthentication", () => {
    it("verifies against the trust store, everything written out so that a change back takes effect", () => {
        expect(mutualAuthentication({ mode: "verify", ...plain }, ARN)).toBe(
            `[{"port":443,"mode":"verify","trustStore":"${ARN}","ignoreClientCertificateExpiry":false,"advertiseTrustStoreCaNames":"off"}]`,
        );
    });

    it("takes expired certificates and names the CAs where the config says so", () => {
        const annotation = mutualAuthentication(
            { mode: "verify", ignoreExpiry: true, advertiseCaNames: true },
            ARN,
        );

        expect(JSON.parse(annotation)).toEqual([
            {
                port: 443,
                mode: "verify",
                trustStore: ARN,
                ignoreClientCertificateExpiry: true,
                advertiseTrustStoreCaNames: "on",
            },
        ]);
    });

    it.each(["off", "passthrough"] as const)(
        "says %s and nothing that only verify may say",
        (mode) => {
            expect(mutualAuthentication({ mode, ...plain }, undefined)).toBe(
                `[{"port":443,"mode":"${mode}"}]`,
            );
        },
    );
});
