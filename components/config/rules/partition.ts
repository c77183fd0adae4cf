import { partitionOf } from "../../values/partition";
import { targetsOf } from "./edge/paths/entries";
import { known, type LenientConfig, type Rule } from "./rule";

/** AWS sells Shield Advanced in the partition `aws` alone (AWS General Reference, Shield endpoints). */
export const shieldInPartition: Rule = ({ edge }, { region }) => {
    const value = edge?.shieldAdvanced;
    if (region === undefined || typeof value !== "boolean" || partitionOf(region) === "aws") {
        return [];
    }
    return [
        {
            path: "edge.shieldAdvanced",
            value,
            rule: `must not be set in ${region}: there is no Shield Advanced in the partition ${partitionOf(region)}`,
            cure: "take it out",
        },
    ];
};

/** An ARN of the stack's region, or of none, begins with the region's partition; no other exists. */
export const arnsInPartition: Rule = (config, { region }) => {
    if (region === undefined) return [];
    const partition = partitionOf(region);
    return arnsOf(config).flatMap(([path, value]) => {
        const [arn, its, service, itsRegion, ...rest] = value.split(":");
        return its === partition || (itsRegion !== "" && itsRegion !== region)
            ? []
            : [
                  {
                      path,
                      value,
                      rule: `must be of the partition ${partition}, in which aws:region, ${region}, is`,
                      cure: `write "${[arn, partition, service, itsRegion, ...rest].join(":")}"`,
                  },
              ];
    });
};

function arnsOf(config: LenientConfig): [path: string, arn: string][] {
    const { edge, observability } = config;
    const given = edge?.certificateArn;
    const single: [string, unknown][] = [
        ["edge.certificateArn", given],
        ["edge.dnsRole.arn", edge?.dnsRole?.arn],
        ["edge.mutualTls.trustStore", edge?.mutualTls?.trustStore],
        ["observability.topicArn", observability?.topicArn],
        ...(Array.isArray(given) ? known(given) : []).map(([index, arn]): [string, unknown] => [
            `edge.certificateArn[${index}]`,
            arn,
        ]),
        ...targetsOf(config).flatMap(([path, { targetGroupArn, lambda }]): [string, unknown][] => [
            [`${path}.targetGroupArn`, targetGroupArn],
            [`${path}.lambda.functionArn`, lambda?.functionArn],
        ]),
    ];
    return single.flatMap(([path, arn]): [string, string][] =>
        typeof arn === "string" ? [[path, arn]] : [],
    );
}
