import { forwardRefusal } from "../rules/targets";
import { texts } from "../values";
import type { Entity, World } from "../world/world";
import { DeployError } from "./aws";
import { LOAD_BALANCER, TARGET_GROUP } from "./made";
import type { Listener, Rule } from "./model";

/** Quotas of an Application Load Balancer (ELB user guide). */
const RULES = 100;
const VALUES_PER_RULE = 5;

/** Target groups that the rules name by ARN. */
export function outsideGroups(listeners: Listener[]): string[] {
    const arns = listeners
        .flatMap(({ rules }) => rules)
        .flatMap(({ action }) => (action.type === "forward" ? action.targetGroups : []))
        .map(({ key }) => key)
        .filter((key) => key.startsWith("arn:"));
    return [...new Set(arns)];
}

/** AWS's checks of CreateRule. */
export function assertRules(world: World, balancer: Entity, listeners: Listener[]): void {
    const rules = listeners.flatMap((listener) => listener.rules);
    const reason =
        (rules.length > RULES ? `TooManyRules: ${RULES} rules at most` : undefined) ??
        rules.map((rule) => refusal(world, balancer, rule)).find((found) => found !== undefined);
    if (reason !== undefined) {
        throw new DeployError("Elastic Load Balancing v2: CreateRule", reason);
    }
}

function refusal(world: World, balancer: Entity, rule: Rule): string | undefined {
    const { action, hosts, paths, conditions = [] } = rule;
    const values = [...hosts, ...paths, ...conditions.flatMap((condition) => condition.values)];
    if (values.length > VALUES_PER_RULE) {
        return `ValidationError: A rule can only have '${VALUES_PER_RULE}' condition values`;
    }
    if (values.some((value) => value.length > 128)) {
        return "ValidationError: Condition values can only have 128 characters";
    }
    if (action.type === "fixed-response" && !/^[245]\d\d$/.test(action.statusCode)) {
        return `ValidationError: '${action.statusCode}' is not a valid status code`;
    }
    if (action.type === "fixed-response" && Buffer.byteLength(action.body ?? "") > 1024) {
        return "ValidationError: The message body can only have 1024 bytes";
    }
    if (action.type === "redirect" && action.protocol === "HTTP") {
        return "InvalidLoadBalancerAction: You cannot redirect HTTPS to HTTP";
    }
    if (action.type !== "forward") return undefined;
    const bad = outsideGroups([{ rules: [rule] } as Listener]).find(
        (arn) => world.get(TARGET_GROUP, arn) === undefined,
    );
    if (bad !== undefined) {
        return `TargetGroupNotFound: One or more target groups not found: ${bad}`;
    }
    const taken = world
        .all(LOAD_BALANCER)
        .filter((other) => other !== balancer)
        .flatMap(({ inputs }) => texts(inputs, "targetGroups"));
    const shared = outsideGroups([{ rules: [rule] } as Listener]).find((arn) =>
        taken.includes(arn),
    );
    return shared === undefined
        ? forwardRefusal(action.targetGroups)
        : `TargetGroupAssociationLimit: The following target groups cannot be associated with more than one load balancer: ${shared}`;
}
