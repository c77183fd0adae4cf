import { at, list, type Props, record, text, texts } from "../../values";
import { CloudError } from "../../world/errors";
import type { Context } from "../../world/row";
import type { Entity } from "../../world/entity";
import type { World } from "../../world/world";
import { assertPolicyDocument, asTexts, statementsOf } from "../iam/policy-document";

export const TOPIC = "aws:sns/topic:Topic";
export const TOPIC_POLICY = "aws:sns/topicPolicy:TopicPolicy";
const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";

const HOUR = 3_600;
const DAY = 86_400;
const WEEK = 604_800;

export function assertTopicPolicy({ entity }: Context): void {
    assertPolicyDocument(text(entity.inputs, "policy"), "Principal");
}

/** Checks of PutMetricAlarm (CloudWatch API reference). */
export function assertAlarm({ entity: { inputs }, region }: Context): void {
    const refused = (reason: string) => new CloudError("ValidationError", reason);
    const [query, ...others] = list<Props>(inputs, "metricQueries");
    const statistics = ["statistic", "extendedStatistic"].filter((key) => key in inputs);
    if (query === undefined ? statistics.length !== 1 : statistics.length + others.length > 0) {
        throw refused("An alarm takes one of Statistic, ExtendedStatistic and Metrics");
    }
    const period = Number((query ?? inputs)["period"]);
    if (![10, 20, 30].includes(period) && !(period > 0 && period % 60 === 0)) {
        throw refused("Period must be 10, 20, 30 or a multiple of 60");
    }
    if (period * Number(inputs["evaluationPeriods"]) > (period < HOUR ? DAY : WEEK)) {
        throw refused(
            "Metrics cannot be checked across more than a day, with an hour's period a week",
        );
    }
    const elsewhere = texts(inputs, "alarmActions").find(
        (action) => action.split(":")[3] !== region,
    );
    if (elsewhere !== undefined) {
        throw refused(
            `Invalid region ${elsewhere.split(":")[3] ?? ""} specified. Only ${region} is supported.`,
        );
    }
}

/** What AWS accepts silently and then never delivers or never measures. */
export function alarmDoubts(world: World): string[] {
    return world.all(ALARM).flatMap((alarm) => [...unheard(world, alarm), ...blind(world, alarm)]);
}

function unheard(world: World, { id, inputs }: Entity): string[] {
    return texts(inputs, "alarmActions").flatMap((action) => {
        const topic = world.get(TOPIC, action);
        if (topic === undefined) return `alarm ${id}: there is no topic ${action}`;
        if (text(topic.inputs, "kmsMasterKeyId") === "alias/aws/sns") {
            return `alarm ${id}: CloudWatch can't use the key of topic ${action}`;
        }
        const policy = text(world.get(TOPIC_POLICY, action)?.inputs, "policy");
        const letsIn = policy === undefined || statementsOf(policy).some(letsAlarmsIn);
        return letsIn ? [] : `alarm ${id}: CloudWatch may not publish to topic ${action}`;
    });
}

function letsAlarmsIn(statement: Props): boolean {
    return (
        statement["Effect"] === "Allow" &&
        asTexts(at(statement, "Principal.Service")).includes("cloudwatch.amazonaws.com") &&
        asTexts(statement["Action"]).some((action) => action.toLowerCase() === "sns:publish")
    );
}

function blind(world: World, { id, inputs }: Entity): string[] {
    const [query] = list<Props>(inputs, "metricQueries");
    const dimensions = record(inputs, "dimensions");
    const asked = text(query, "expression")?.match(/LoadBalancer = '([^']*)'/)?.[1];
    const balancer = asked ?? text(dimensions, "LoadBalancer");
    const acl = text(dimensions, "WebACL");
    const balancers = world
        .all("aws:lb/loadBalancer:LoadBalancer")
        .map((entity) => entity.id.split(":loadbalancer/")[1]);
    const acls = world
        .all("aws:wafv2/webAcl:WebAcl")
        .map(({ inputs: own }) => text(own, "visibilityConfig.metricName"));
    return [
        ...(balancer === undefined || balancers.includes(balancer)
            ? []
            : [`alarm ${id} watches nothing: there is no load balancer ${balancer}`]),
        ...(acl === undefined || acls.includes(acl)
            ? []
            : [`alarm ${id} watches nothing: no web ACL has the metrics ${acl}`]),
    ];
}
