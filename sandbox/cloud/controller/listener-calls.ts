import { list, type Props, same, texts } from "../values";
import type { Entity } from "../world/entity";
import type { AwsCalls } from "./aws";
import { asState } from "./made";
import type { Listener } from "./model";

const ELB = "elasticloadbalancing";

/** A listener is made, or changed where it differs (pkg/deploy/elbv2/listener_manager.go). */
export function listenerCalls(aws: AwsCalls, balancer: Entity, listener: Listener): void {
    const arn = arnOf(aws, balancer, listener.port);
    const old = standing(balancer, listener.port);
    if (old === undefined) {
        aws.call(`${ELB}:CreateListener`, balancer.id);
        aws.call(`${ELB}:AddTags`, arn);
        return;
    }
    const now = asState(listener);
    const [own, ...more] = listener.certificates;
    const [oldOwn, ...oldMore] = texts(old, "certificates");
    // Mutual authentication that isn't annotated is left as it is.
    const plain = ["protocol", "sslPolicy", "defaultAction", "mutualAuthentication"];
    if (own !== oldOwn || plain.some((key) => key in now && !same(old[key], now[key]))) {
        aws.call(`${ELB}:ModifyListener`, arn);
    }
    aws.read(ELB, "DescribeListenerCertificates");
    if (more.some((id) => !oldMore.includes(id))) aws.call(`${ELB}:AddListenerCertificates`, arn);
    if (oldMore.some((id) => !more.includes(id))) {
        aws.call(`${ELB}:RemoveListenerCertificates`, arn);
    }
}

/** So are its rules, one by one (pkg/deploy/elbv2/listener_rule_synthesizer.go). */
export function ruleCalls(aws: AwsCalls, balancer: Entity, listener: Listener): void {
    const arn = arnOf(aws, balancer, listener.port);
    const rule = arn.replace(":listener/", ":listener-rule/");
    const old = list<Props>(standing(balancer, listener.port), "rules");
    const rules = listener.rules.map(asState);
    const changed = rules.some((now, index) => index < old.length && !same(now, old[index]));
    if (changed) aws.call(`${ELB}:ModifyRule`, rule);
    if (rules.length < old.length) aws.call(`${ELB}:DeleteRule`, rule);
    if (rules.length <= old.length) return;
    aws.call(`${ELB}:CreateRule`, arn);
    aws.call(`${ELB}:AddTags`, rule);
    if (old.length > 0) aws.call(`${ELB}:SetRulePriorities`, rule);
}

/** Listeners of ports that are no longer listened on. */
export function droppedCalls(aws: AwsCalls, balancer: Entity, listeners: Listener[]): void {
    for (const { port } of list<Props>(balancer.state, "listeners")) {
        if (listeners.some((listener) => listener.port === port)) continue;
        aws.call(`${ELB}:DeleteListener`, arnOf(aws, balancer, Number(port)));
    }
}

function standing(balancer: Entity, port: number): Props | undefined {
    return list<Props>(balancer.state, "listeners").find((known) => known["port"] === port);
}

function arnOf(aws: AwsCalls, balancer: Entity, port: number): string {
    return aws.elb(`listener/${balancer.id.replace(/^.*:loadbalancer\//, "")}/${port}`);
}
