import { describe, expect, it } from "vitest";

import { InstanceType } from "@pulumi/aws/types/enums/ec2";

import { instanceTypeRules } from "../../../components/config/rules/cluster/instance-types";
import { refused } from "../../support/rules";

const groups = (arch: "arm64" | "x86_64", instanceTypes: readonly string[]) => ({
    cluster: { nodeGroups: { main: { arch, instanceTypes } } },
});
const misfits = (arch: "arm64" | "x86_64", type: string) =>
    refused(instanceTypeRules.typesFitArch, groups(arch, [type])).map(({ value }) => value);

describe("instanceTypeRules.typesFitArch", () => {
    const graviton = ["m7g.large", "t4g.small", "c6gn.xlarge", "r8gd.large", "x2gd.medium"];
    const more = ["im4gn.large", "is4gen.large", "hpc7g.4xlarge", "g5g.xlarge", "i8ge.large"];

    it.each([...graviton, ...more])("takes %s for arm64 only", (type) => {
        expect(misfits("arm64", type)).toEqual([]);
        expect(misfits("x86_64", type)).toEqual([type]);
    });

    it.each([
        ...["m7i.large", "m7i-flex.large", "m7a.large", "t3.micro", "c6in.large", "i7ie.large"],
        ...[
            "g5.xlarge",
            "g4dn.xlarge",
            "gr6.4xlarge",
            "p5.48xlarge",
            "x2iedn.xlarge",
            "inf2.xlarge",
        ],
    ])("takes %s for x86_64 only", (type) => {
        expect(misfits("x86_64", type)).toEqual([]);
        expect(misfits("arm64", type)).toEqual([type]);
    });
});

const exists = (arch: "arm64" | "x86_64", ...types: string[]) =>
    refused(instanceTypeRules.typesExist, groups(arch, types));

describe("instanceTypeRules.typesExist", () => {
    it("takes every type that the SDK lists and that can be a node", () => {
        const none = /^(mac|a1\.|c1\.|m1\.|m2\.|t1\.)/;
        expect(exists("x86_64", ...Object.values(InstanceType)).map(({ value }) => value)).toEqual(
            Object.values(InstanceType).filter((type) => none.test(type)),
        );
    });

    it.each([
        ["a real one that the SDK doesn't list", "m9g.medium"],
        ["a new size of a family that still grows", "m9g.metal-48xl"],
        ["a new family of the newest generation", "m9i.large"],
        ["a new family of the one before", "c8x-flex.xlarge"],
        ["a generation to come", "r10g.2xlarge"],
        ["a new series", "qx1.48xlarge"],
        ["new accelerators, whose sizes go on coming", "p5.12xlarge"],
        ["accelerators to come", "inf3.xlarge"],
        ["a series that skips the generations of others", "t8i.large"],
        ...["r9g.large", "r9gd.large", "trn2u.48xlarge", "r8gb.48xlarge", "u8i-6tb.metal"].map(
            (type) => ["a family that the SDK may list tomorrow", type],
        ),
    ])("takes %s: %s", (_, type) => {
        expect(exists("x86_64", type)).toEqual([]);
    });

    it.each([
        ["m7i.larg", "x86_64", 'did you mean "m7i.large"?'],
        ["t3.meduim", "x86_64", 'did you mean "t3.medium"?'],
        ["m7i.nano", "x86_64", 'write for example "m7i.large"'],
        ["m7j.large", "x86_64", 'did you mean "m7a.large"?'],
        ["m7j.large", "arm64", 'did you mean "m7g.large"?'],
        ["c5.3xlarge", "x86_64", 'did you mean "c5.2xlarge"?'],
        ["t33.large", "x86_64", 'did you mean "t3.large"?'],
        ["m9g.larg", "arm64", 'did you mean "m9g.large"?'],
        ["m7.large", "x86_64", 'did you mean "m7a.large"?'],
        ["m7.large", "arm64", 'did you mean "m7g.large"?'],
        ["m8.large", "x86_64", 'did you mean "m8a.large"?'],
        ["mi7.large", "x86_64", 'did you mean "i3.large"?'],
        ["t9.large", "x86_64", 'did you mean "t2.large"?'],
        ["c7x.large", "x86_64", 'did you mean "c7a.large"?'],
        ["m99.large", "x86_64", 'did you mean "m3.large"?'],
        ["m99g.large", "arm64", 'did you mean "m9g.large"?'],
        ["m7i.metal-foo", "x86_64", 'write for example "m7i.large"'],
        ["m.large", "x86_64", 'write for example "m7i.large"'],
        ["standard.d2s-v3", "x86_64", 'write for example "m7i.large"'],
    ] as const)("refuses %s on %s: %s", (type, arch, cure) => {
        const [problem, ...more] = exists(arch, type);
        expect(more).toEqual([]);
        expect(problem).toMatchObject({
            path: "cluster.nodeGroups.main.instanceTypes[0]",
            value: type,
            rule: "must be an instance type that EC2 has",
            cure,
        });
        const cured = /"(.*)"/.exec(cure)?.[1] ?? "";
        expect([...exists(arch, cured), ...misfits(arch, cured)]).toEqual([]);
    });

    it.each([
        [
            "mac2.metal",
            "arm64",
            "must be a type for Linux: EC2 Mac runs macOS, and EKS has no nodes of it",
            'write for example "m7g.large"',
        ],
        [
            "mac-m4.metal",
            "x86_64",
            "must be a type for Linux: EC2 Mac runs macOS, and EKS has no nodes of it",
            'write for example "m7i.large"',
        ],
        [
            "a1.large",
            "arm64",
            "must be Graviton2 or newer: Amazon Linux 2023 doesn't start on A1",
            'write for example "m7g.large"',
        ],
        [
            "m1.large",
            "x86_64",
            "must be newer: this family can't start images of hardware virtualization",
            'write for example "m7i.large"',
        ],
    ] as const)("refuses %s, which is no node", (type, arch, rule, cure) => {
        expect(exists(arch, type).map((problem) => [problem.rule, problem.cure])).toEqual([
            [rule, cure],
        ]);
        expect(misfits(arch, type)).toEqual([]);
    });
});
