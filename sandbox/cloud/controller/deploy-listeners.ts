import { isIssued } from "../rules/dns";
import { nodeGroups } from "../rules/nodes";
import { texts } from "../values";
import type { Entity, World } from "../world/world";
import { DeployError } from "./aws";
import { assertRules, outsideGroups } from "./deploy-rules";
import { asState, type Work } from "./made";
import type { Listener } from "./model";

const TLS_POLICY = /^ELBSecurityPolicy-(2016-08|TLS-1-[012]-|FS-|TLS13-1-[0123]-)/;

/** Listeners, then their rules. */
export function listen({ place, aws }: Work, balancer: Entity, listeners: Listener[]): void {
    const tail = balancer.id.replace(/^.*:loadbalancer\//, "");
    aws.read("elasticloadbalancing", "DescribeListeners");
    for (const listener of listeners) {
        const arn = aws.elb(`listener/${tail}/${listener.port}`);
        aws.call("elasticloadbalancing:CreateListener", balancer.id);
        aws.call("elasticloadbalancing:AddTags", arn);
        const reason = refusal(place.world, listener);
        if (reason !== undefined) {
            throw new DeployError("Elastic Load Balancing v2: CreateListener", reason);
        }
        aws.read("elasticloadbalancing", "DescribeListenerAttributes", "DescribeRules");
        if (listener.rules.length === 0) continue;
        aws.call("elasticloadbalancing:CreateRule", arn);
        aws.call("elasticloadbalancing:AddTags", arn.replace(":listener/", ":listener-rule/"));
    }
    assertRules(place.world, balancer, listeners);
    balancer.inputs = { ...balancer.inputs, targetGroups: outsideGroups(listeners) };
    balancer.state = { ...balancer.state, listeners: listeners.map(asState) };
}

/** Why AWS refuses a listener. */
function refusal(world: World, { protocol, certificates, sslPolicy = "" }: Listener) {
    if (protocol !== "HTTPS" && protocol !== "TLS") return undefined;
    if (certificates.length === 0) {
        return `ValidationError: A certificate must be specified for ${protocol} listeners`;
    }
    const bad = certificates.find((id) => !isIssued(world, id));
    if (bad !== undefined) {
        return `UnsupportedCertificate: The certificate '${bad}' must have a fully-qualified domain name, a supported signature, and a supported key size.`;
    }
    return TLS_POLICY.test(sslPolicy) ? undefined : `SSLPolicyNotFound: '${sslPolicy}' not found`;
}

/** The TargetGroupBinding's part: where it fails the Ingress knows nothing of it, and there are no targets. */
export function register({ place, aws }: Work, group: Entity): void {
    try {
        aws.read("ec2", "DescribeInstances", "DescribeNetworkInterfaces");
        aws.call("ec2:AuthorizeSecurityGroupIngress", aws.ec2("security-group/nodes"));
        aws.call("elasticloadbalancing:RegisterTargets", group.id);
        aws.read("elasticloadbalancing", "DescribeTargetHealth");
    } catch (error) {
        if (!(error instanceof DeployError)) throw error;
        group.notes = { warning: `FailedReconcile: ${error.message}` };
        group.state = { ...group.state, targets: [] };
        return;
    }
    const groups = nodeGroups(place.world, place.cluster);
    group.notes = {};
    group.state = { ...group.state, targets: groups.flatMap((g) => texts(g.inputs, "subnetIds")) };
}
