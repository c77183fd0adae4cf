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
/** Label and value of the record that proves a domain. */
const PROOF = {
    "example.com": ["_a379a6f6eeafb9a55e378c118034e275", "_ed6782097387945937ad83f5573cb426"],
    "a.example.com": ["_7653e4959f8eac25a7d55884d60580c5", "_2fb5a58f3708ca70db3fe7965fcf4e05"],
    "b.example.com": ["_cd59d56fd6a74d311050631a1bdc2d8c", "_aff3a8342560819594268a7700fc4603"],
    "a.example.org": ["_8479b785e9e9ecafbc0214d69ae355c0", "_8be538bfa1b122c4245d10b222b56c4b"],
    "z.example.com": ["_432a055d8e0442b624b7cb2e04a340be", "_b4193815c1760d799c6b766dac0dd457"],
} as const;
type Domain = keyof typeof PROOF;
const proofName = (domain: Domain) => `${PROOF[domain][0]}.${domain}`;
const inZone = (names: string[]) => names.map((name) => ({ name, zoneId: "Z1" }));
const declare =
    (names: string[], alone: string[] = []) =>
    () =>
        new Certificates("cert", {
            hosts: inZone(names),
            alone: inZone(alone),
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
        const hosts: Domain[] = ["b.example.com", "a.example.com"];

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
            validationRecordFqdns: [proofName("a.example.com"), proofName("example.com")],
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
            () => new Certificates("cert", { hosts, alone: [], access: undefined }),
        );

        const zones = all(declared, RECORD).map(({ inputs }) => [inputs.name, inputs.zoneId]);
        expect(zones).toEqual([
            [`${proofName("a.example.com")}.`, "Z1"],
            [`${proofName("a.example.org")}.`, "Z2"],
        ]);
    });

    it("asks for one certificate each for hosts of teams, and proves a name once for all", async () => {
        const declared = await declaredBy(
            declare(["a.example.com"], ["*.a.example.com", "b.example.com"]),
        );

        const certificates = all(declared, CERTIFICATE);
        expect(certificates.map(({ name, inputs }) => [name, inputs.domainName])).toEqual([
            ["cert", "a.example.com"],
            ["cert-*.a.example.com", "*.a.example.com"],
            ["cert-b.example.com", "b.example.com"],
        ]);
        expect(all(declared, RECORD).map(({ name }) => name)).toEqual([
            "cert-a.example.com",
            "cert-b.example.com",
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
            proofName("example.com"),
            proofName("z.example.com"),
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

/** The record that proves a domain. */
function proofOf(domain: Domain) {
    return {
        zoneId: "Z1",
        name: `${proofName(domain)}.`,
        type: "CNAME",
        records: [`${PROOF[domain][1]}.acm-validations.aws.`],
        ttl: 300,
        allowOverwrite: true,
    };
}

function records(declared: Declared[]): Record<string, unknown> {
    return Object.fromEntries(all(declared, RECORD).map(({ name, inputs }) => [name, inputs]));
}

/** An ACM that lists its options in this order. */
function listing(hosts: Domain[]) {
    const domainValidationOptions = hosts.map((domainName) => ({
        domainName,
        resourceRecordName: `${proofName(domainName)}.`,
        resourceRecordType: "CNAME",
        resourceRecordValue: `${PROOF[domainName][1]}.acm-validations.aws.`,
    }));
    return {
        "aws:acm/certificate:Certificate": () => ({ arn: "arn", domainValidationOptions }),
    };
}
