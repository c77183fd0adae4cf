import { describe, expect, it } from "vitest";

import type { MutualTlsConfig } from "../../components/config/sections/edge/mutual-tls";
import { MutualTls } from "../../components/edge/certificates/trust-store";
import { counts, declaredBy, only, startProgram, valueOf } from "../support/pulumi";

const ARN = "arn:aws:elasticloadbalancing:eu-west-1:111122223333:truststore/clients/0a1b";
const TRUST_STORE = "aws:lb/trustStore:TrustStore";

const verify = (trustStore: MutualTlsConfig["trustStore"]): MutualTlsConfig => ({
    mode: "verify",
    trustStore,
    ignoreExpiry: false,
    advertiseCaNames: false,
});

const verifyBy = (trustStore: string) =>
    `[{"port":443,"mode":"verify","trustStore":"${trustStore}","ignoreClientCertificateExpiry":false,"advertiseTrustStoreCaNames":"off"}]`;

describe("MutualTls", () => {
    it("makes a trust store from the CA bundle and verifies against it", async () => {
        const bundle = { bucket: "payments-client-cas", key: "clients.pem", version: "v1" };

        const declared = await declaredBy(() => new MutualTls("clients", verify(bundle)));

        expect(only(declared, TRUST_STORE).inputs).toEqual({
            caCertificatesBundleS3Bucket: "payments-client-cas",
            caCertificatesBundleS3Key: "clients.pem",
            caCertificatesBundleS3ObjectVersion: "v1",
        });
        await startProgram();
        const { annotation } = new MutualTls("clients", verify(bundle));
        expect(await valueOf(annotation)).toBe(
            verifyBy(
                "arn:aws:elasticloadbalancing:eu-west-1:111122223333:truststore/clients-1a2b3c4/clients",
            ),
        );
    });

    it("uses a trust store that is there, and makes none", async () => {
        const declared = await declaredBy(() => new MutualTls("clients", verify(ARN)));
        expect(counts(declared)).toEqual({});

        await startProgram();
        const { annotation } = new MutualTls("clients", verify(ARN));
        expect(await valueOf(annotation)).toBe(verifyBy(ARN));
    });

    it("needs no trust store to switch off", async () => {
        await startProgram();
        const off = { mode: "off" as const, ignoreExpiry: false, advertiseCaNames: false };

        const { annotation } = new MutualTls("clients", off);

        expect(await valueOf(annotation)).toBe('[{"port":443,"mode":"off"}]');
    });
});
