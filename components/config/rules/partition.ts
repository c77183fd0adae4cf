import { partitionOf } from "../../values/partition";
import type { Rules } from "./refusal";

export const partitionRules: Rules = {
    /** AWS sells Shield Advanced in the partition `aws` alone (AWS General Reference, Shield endpoints). */
    shieldInPartition: ({ edge }, { region }) =>
        edge?.shieldAdvanced !== undefined &&
        partitionOf(region) !== "aws" && {
            path: "edge.shieldAdvanced",
            rule: `must not be set in ${region}: there is no Shield Advanced in the partition ${partitionOf(region)}`,
            cure: "take it out",
        },
};
