import { describe, expect, it } from "vitest";

import { Certificate } from "../../components/edge/certificate";
import {
    type Declared,
    all,
    counts,
    declaredBy,
    only,
    startProgram,
    valueOf,
} from "../support/pulumi";

const RECORD = "aws:route53/record:Record";
const declare = (hosts: string[]) => () => new Certificate("cert", { hosts, zoneId: "Z1" });

describe("Certificate", () => {
    it("asks for one certificate over all hosts, proved by DNS", async () => {
        const declared = await declaredBy(declare(["b.example.com", "a.example.com"]));

        expect(only(declared, "aws:acm/certificate:Certificate").inputs).toEqual({
            domainName: "b.example.com",
            subjectAlternativeNames: ["a.example.com"],
            validationMethod: "DNS",
        });
    });

    it("proves each host by its own record, in whatever order ACM lists them", async () => {
        const hosts = ["b.example.com", "a.example.com"];

        const declared = await declaredBy(declare(hosts), { computed: { ...listing(hosts) } });

        const expected = {
            "cert-a.example.com": proofOf("a.example.com"),
            "cert-b.example.com": proofOf("b.example.com"),
        };
        expect(records(declared)).toEqual(expected);
        const reversed = await declaredBy(declare(hosts), { computed: listing(hosts.reverse()) });
        expect(records(reversed)).toEqual(expected);
    });

    it.each([[["example.com", "*.example.com"]], [["*.example.com", "example.com"]]])(
        "proves %j by the one record that both have",
        async (hosts) => {
            const declared = await declaredBy(declare(hosts));

            expect(records(declared)).toEqual({ "cert-example.com": proofOf("example.com") });
        },
    );

    it("waits for the proof of every record", async () => {
        const declared = await declaredBy(declare(["a.example.com", "*.example.com"]));

        const validation = "aws:acm/certificateValidation:CertificateValidation";
        expect(only(declared, validation).inputs).toEqual({
            certificateArn: "arn:aws:acm:eu-west-1:111122223333:certificate/cert",
            validationRecordFqdns: ["_proof.a.example.com", "_proof.example.com"],
        });
        expect(counts(declared)).toEqual({
            "aws:acm/certificate:Certificate": 1,
            [RECORD]: 2,
            [validation]: 1,
        });
    });

    it("hands on the ARN only when the certificate is issued", async () => {
        await startProgram({
            computed: {
                "aws:acm/certificateValidation:CertificateValidation": () => ({
                    certificateArn: "arn of the issued one",
                }),
            },
        });

        const { arn } = declare(["a.example.com"])();

        expect(await valueOf(arn)).toBe("arn of the issued one");
    });

    it("knows how many records it needs in a first preview, when ACM has listed none", async () => {
        const declared = await declaredBy(declare(["a.example.com", "b.example.com"]), {
            preview: true,
        });

        expect(all(declared, RECORD).map(({ name }) => name)).toEqual([
            "cert-a.example.com",
            "cert-b.example.com",
        ]);
    });
});

/** The record that proves a name, in the words of the mocked ACM. */
function proofOf(name: string) {
    return {
        zoneId: "Z1",
        name: `_proof.${name}.`,
        type: "CNAME",
        records: [`_answer.${name}.acm-validations.aws.`],
        ttl: 300,
        allowOverwrite: true,
    };
}

function records(declared: Declared[]): Record<string, unknown> {
    return Object.fromEntries(all(declared, RECORD).map(({ name, inputs }) => [name, inputs]));
}

/** An ACM that lists its options in this order. */
function listing(hosts: string[]) {
    const domainValidationOptions = hosts.map((domainName) => ({
        domainName,
        resourceRecordName: `_proof.${domainName}.`,
        resourceRecordType: "CNAME",
        resourceRecordValue: `_answer.${domainName}.acm-validations.aws.`,
    }));
    return {
        "aws:acm/certificate:Certificate": () => ({ arn: "arn", domainValidationOptions }),
    };
}
