import { describe, expect, it } from "vitest";

import { Certificates } from "../../components/edge/certificates/certificates";
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
const CERTIFICATE = "aws:acm/certificate:Certificate";
const VALIDATION = "aws:acm/certificateValidation:CertificateValidation";
const declare = (names: string[]) => () =>
    new Certificates("cert", {
        hosts: names.map((name) => ({ name, zoneId: "Z1" })),
        access: undefined,
    });

describe("Certificates", () => {
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

        const { arns } = declare(["a.example.com"])();

        expect(await Promise.all(arns.map(valueOf))).toEqual(["arn of the issued one"]);
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

    it("proves each host in the zone given for it", async () => {
        const hosts = [
            { name: "a.example.com", zoneId: "Z1" },
            { name: "a.example.org", zoneId: "Z2" },
        ];

        const declared = await declaredBy(
            () => new Certificates("cert", { hosts, access: undefined }),
        );

        const zones = all(declared, RECORD).map(({ inputs }) => [inputs.name, inputs.zoneId]);
        expect(zones).toEqual([
            ["_proof.a.example.com.", "Z1"],
            ["_proof.a.example.org.", "Z2"],
        ]);
    });

    it("takes as many certificates as the hosts need, and proves a name once for all of them", async () => {
        const letters = ["a", "b", "c", "d", "e", "f", "g", "h", "i"];
        const hosts = [...letters.map((letter) => `${letter}.example.com`), "example.com"];

        const declared = await declaredBy(declare([...hosts, "*.example.com", "z.example.com"]));

        expect(all(declared, CERTIFICATE)).toHaveLength(2);
        expect(only(declared, CERTIFICATE, "cert").inputs).toMatchObject({
            domainName: "a.example.com",
            subjectAlternativeNames: hosts.slice(1),
        });
        expect(only(declared, CERTIFICATE, "cert-2").inputs).toMatchObject({
            domainName: "*.example.com",
            subjectAlternativeNames: ["z.example.com"],
        });
        expect(new Set(all(declared, RECORD).map(({ name }) => name))).toEqual(
            new Set([...hosts, "z.example.com"].map((host) => `cert-${host}`)),
        );
        expect(all(declared, RECORD)).toHaveLength(11);
        expect(only(declared, VALIDATION, "cert-2").inputs.validationRecordFqdns).toEqual([
            "_proof.example.com",
            "_proof.z.example.com",
        ]);
    });

    it("hands on the certificate of the first hosts first", async () => {
        await startProgram({
            computed: {
                [VALIDATION]: ({ name }) => ({ certificateArn: `issued ${name}` }),
            },
        });

        const { arns } = declare([...Array(11).keys()].map((n) => `h${n}.example.com`))();

        expect(await Promise.all(arns.map(valueOf))).toEqual(["issued cert", "issued cert-2"]);
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
