import { InstanceType } from "@pulumi/aws/types/enums/ec2";

import { nearest } from "../nearest";
import { known, knownEntries, type Rule } from "./rule";

/** As the provider's SDK lists them; families that came later aren't there. */
const TYPES: readonly string[] = Object.values(InstanceType);

/** EC2 has the type, as far as it can be known, and EKS runs nodes on it. */
export const instanceTypesExist: Rule = ({ cluster }) =>
    knownEntries(cluster?.nodeGroups).flatMap(([name, { arch, instanceTypes }]) =>
        known(instanceTypes).flatMap(([index, type]) => {
            const [family = "", size = ""] = type.split(".");
            const sizes = sizesOf(family);
            const path = `cluster.nodeGroups.${name}.instanceTypes[${index}]`;
            if (family.startsWith("mac")) {
                return [
                    {
                        path,
                        value: type,
                        rule: "must run Linux nodes: a Mac can't",
                        cure: `write for example "${arch === "arm64" ? "m7g.large" : "m7i.large"}"`,
                    },
                ];
            }
            // Bare metal comes to a family last, and later than this list.
            if (sizes.length === 0 || sizes.includes(size) || size.startsWith("metal")) return [];
            const meant =
                nearest(size, sizes) ??
                ["large", "xlarge"].find((usual) => sizes.includes(usual)) ??
                sizes[0];
            return [
                {
                    path,
                    value: type,
                    rule: `must be a size that the family ${family} has: ${sizes.join(", ")}`,
                    cure: `write "${family}.${meant ?? ""}"`,
                },
            ];
        }),
    );

function sizesOf(family: string): string[] {
    return TYPES.filter((type) => type.startsWith(`${family}.`)).map((type) =>
        type.slice(family.length + 1),
    );
}
