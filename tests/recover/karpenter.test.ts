import { expect, it } from "vitest";

import { launchTemplates } from "../../cli/recover/aws/ec2";
import { tagged } from "../../cli/recover/aws/tagged";

const answer = (...arns: string[]) =>
    JSON.stringify({ ResourceTagMappingList: arns.map((ResourceARN) => ({ ResourceARN })) });

it("recover imports the queue of interruptions by its address, and its rules by name", () => {
    const found = tagged(
        answer(
            "arn:aws:sqs:eu-west-1:111122223333:karpenter-interruptions-1a2b3c4",
            "arn:aws-cn:sqs:cn-north-1:111122223333:q",
            "arn:aws:events:eu-west-1:111122223333:rule/karpenter-interruptions-rebalance-1a2b3c4",
        ),
    );
    expect(found.map(({ type, id }) => [type, id])).toEqual([
        [
            "aws:sqs/queue:Queue",
            "https://sqs.eu-west-1.amazonaws.com/111122223333/karpenter-interruptions-1a2b3c4",
        ],
        ["aws:sqs/queue:Queue", "https://sqs.cn-north-1.amazonaws.com.cn/111122223333/q"],
        ["aws:cloudwatch/eventRule:EventRule", "karpenter-interruptions-rebalance-1a2b3c4"],
    ]);
});

it("recover leaves the instances and templates alone that Karpenter has made", async () => {
    expect(tagged(answer("arn:aws:ec2:eu-west-1:111122223333:instance/i-1"))).toEqual([]);
    const template = (LaunchTemplateId: string, ...keys: string[]) => ({
        LaunchTemplateId,
        LaunchTemplateName: LaunchTemplateId,
        Tags: keys.map((Key) => ({ Key, Value: "x" })),
    });
    const LaunchTemplates = [
        template("lt-1", "team"),
        template("lt-2", "team", "karpenter.sh/nodepool"),
    ];
    const aws = () => Promise.resolve(JSON.stringify({ LaunchTemplates }));
    const found = await launchTemplates(aws, { team: "payments" });
    expect(found.map(({ id }) => id)).toEqual(["lt-1"]);
});
