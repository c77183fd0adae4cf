import { describe, expect, it } from "vitest";

import { instanceTypesFitArch } from "../../../components/config/rules/node-groups";

const context = { region: "eu-west-1", stack: "test", isGiven: () => true };
const misfits = (arch: "arm64" | "x86_64", type: string) =>
    instanceTypesFitArch(
        { cluster: { nodeGroups: { main: { arch, instanceTypes: [type] } } } },
        context,
    ).map(({ value }) => value);

describe("instanceTypesFitArch", () => {
    const graviton = ["m7g.large", "t4g.small", "c6gn.xlarge", "r8gd.large", "x2gd.medium"];
    const more = [
        "im4gn.large",
        "is4gen.large",
        "a1.large",
        "hpc7g.4xlarge",
        "g5g.xlarge",
        "i8ge.large",
    ];

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
            "x2iedn.large",
            "inf2.xlarge",
        ],
    ])("takes %s for x86_64 only", (type) => {
        expect(misfits("x86_64", type)).toEqual([]);
        expect(misfits("arm64", type)).toEqual([type]);
    });
});
