import { forwardRefusal } from "../aws/elb/targets";
import { texts } from "../values";
import type { Entity } from "../world/entity";
import type { World } from "../world/world";
import { DeployError } from "./aws";
import { LOAD_BALANCER, TARGET_GROUP } from "./made";
import type { Action, Listener, Rule } from "./model";

/** Quotas of an Application Load Balancer (ELB user guide). */
const RULES = 100;
const VALUES_PER_RULE = 5;
const WILDCARDS_PER_RULE = 6;
const TARGET_GROUPS = 100;

/** Parts of the request that each part of a redirect may name (ELB API, RedirectActionConfig). */
const PARTS = {
    host: /^([^#]|#\{host\})*$/,
    path: /^([^#]|#\{(host|path|port)\})*$/,
    query: /^([^#]|#\{(host|path|port|protocol|query)\})*$/,
};

/** Target groups that the rules name by ARN. */
export function outsideGroups(listeners: Listener[]): string[] {
    const arns = listeners
        .flatMap(({ rules }) => rules)
        .flatMap(({ action }) => groupsOf(action))
        .filter((key) => key.startsWith("arn:"));
    return [...new Set(arns)];
}

function groupsOf(action: Action): string[] {
    return action.type === "forward" ? action.targetGroups.map(({ key }) => key) : [];
}

/** AWS's checks of CreateRule. */
export function assertRules(world: World, balancer: Entity, listeners: Listener[]): void {
    const rules = listeners.flatMap((listener) => listener.rules);
    const groups = new Set(rules.flatMap(({ action }) => groupsOf(action)));
    const reason =
        (rules.length > RULES ? `TooManyRules: ${RULES} rules at most` : undefined) ??
        (groups.size > TARGET_GROUPS
            ? `TooManyUniqueTargetGroupsPerLoadBalancer: ${TARGET_GROUPS} target groups at most`
            : undefined) ??
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
    if (values.join().replace(/\\./g, "").replace(/[^*?]/g, "").length > WILDCARDS_PER_RULE) {
        return `ValidationError: A rule can only have '${WILDCARDS_PER_RULE}' condition wildcards`;
    }
    if (values.some((value) => value.length > 128)) {
        return "ValidationError: Condition values can only have 128 characters";
    }
    const host = hosts.find((value) => !/\.[a-z]+$/i.test(value));
    if (host !== undefined) {
        return `ValidationError: The host header '${host}' must end with alphabetical characters after the last '.'`;
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
    if (action.type === "redirect") {
        const { host = "", path = "", query = "" } = action;
        return PARTS.host.test(host) && PARTS.path.test(path) && PARTS.query.test(query)
            ? undefined
            : "InvalidLoadBalancerAction: The redirect configuration is not valid";
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
