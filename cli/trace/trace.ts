import { loadBalancersOf } from "./alb/load-balancers";
import { groupAnnotation, listenerStop } from "./alb/listener";
import { dnsStop } from "./alb/dns";
import { ruleStop } from "./alb/rule";
import { targetStop } from "./alb/target-groups";
import type { Answer, Stop, Trace } from "./answer";
import { gatewayServicesOf } from "./gateway-service";
import { knownHosts } from "./known-hosts";
import { takesHost } from "./hosts";
import { meshSteps } from "./mesh/steps";
import { serviceListener } from "./nlb";
import { BadRequest, type TracedRequest, urlOf } from "./request";
import type { Resources } from "./resources";
import { aclStop } from "./waf/acl";

/**
 * Where a request would go, from DNS to the service, by the resources of a stack.
 * @throws {BadRequest} for a host that the stack doesn't serve.
 */
export function trace(request: TracedRequest, resources: Resources): Trace {
    const known = knownHosts(resources);
    if (!known.some((pattern) => takesHost(pattern, request.host))) {
        const all = known.length === 0 ? "It serves none" : `It serves ${known.join(", ")}`;
        throw new BadRequest(`${urlOf(request)}: the stack has no host ${request.host}. ${all}.`);
    }
    const stops = edgeStops(request, resources);
    // Each step adds its part of the answer; the last one sets who answers.
    const answer = stops.reduce<Answer>((all, stop) => ({ ...all, ...stop.answer }), {
        by: "nobody",
    });
    return { request, steps: stops.map(({ step }) => step), answer };
}

function edgeStops(request: TracedRequest, resources: Resources): Stop[] {
    const gateways = gatewayServicesOf(resources);
    const balancers = loadBalancersOf(resources);
    const [own] = gateways.filter(({ ownLoadBalancer }) => ownLoadBalancer !== undefined);
    const { stop: dns, targets } = dnsStop(request.host, resources);
    const balancer =
        balancers.find(({ hostname = "" }) => targets.includes(hostname)) ?? balancers[0];
    if (balancer === undefined) {
        if (own === undefined) return [dns];
        const { stop, connection } = serviceListener(request, own, resources);
        if (connection === undefined) return [dns, stop];
        return [dns, stop, ...meshSteps(request, connection, own, resources)];
    }
    const { group } = balancer;
    const listener = listenerStop(request, group, resources);
    const open = group.listenerAt(request.port);
    if (listener.answer || open === undefined) return [dns, listener];
    const acl = aclStop(groupAnnotation(group, "wafv2-acl-arn"), request, resources);
    if (acl.answer?.by === "waf") return [dns, listener, acl];
    const rule = ruleStop(request, open, group);
    const before = [dns, listener, acl, rule.stop];
    if (rule.stop.answer) return before;
    const { stop: target, inside } = targetStop(rule.targets, gateways, resources);
    if (inside === undefined) return [...before, target];
    const { gateway, connection } = inside;
    return [...before, target, ...meshSteps(request, connection, gateway, resources)];
}
