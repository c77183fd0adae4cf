import { isIssued } from "../aws/route53/records";
import { nodeGroups } from "../aws/eks/nodes";
import { list, type Props, text, texts } from "../values";
import type { Entity } from "../world/entity";
import type { World } from "../world/world";
import { DeployError } from "./aws";
import { droppedCalls, listenerCalls, ruleCalls } from "./listener-calls";
import { assertRules, outsideGroups } from "./deploy-rules";
import { asState, type Work } from "./made";
import type { Listener } from "./model";

const TRUST_STORE = "aws:lb/trustStore:TrustStore";
const TLS_POLICY = /^ELBSecurityPolicy-(2016-08|TLS-1-[012]-|FS-|TLS13-1-[0123]-)/;

/** Listeners, then their rules. */
export function listen({ place, aws }: Work, balancer: Entity, listeners: Listener[]): void {
    aws.read("elasticloadbalancing", "DescribeListeners");
    for (const listener of listeners) {
        listenerCalls(aws, balancer, listener);
        const reason = refusal(place.world, listener);
        if (reason !== undefined) {
            throw new DeployError("Elastic Load Balancing v2: CreateListener", reason);
        }
        aws.read("elasticloadbalancing", "DescribeListenerAttributes", "DescribeRules");
        ruleCalls(aws, balancer, listener);
    }
    droppedCalls(aws, balancer, listeners);
    assertRules(place.world, balancer, listeners);
    const known = list<Props>(balancer.state, "listeners");
    const merged = listeners.map((listener) => {
        const before = known.find(({ port }) => port === listener.port);
        // The controller's standard setting takes nothing back that is no longer annotated.
        const kept = before?.["mutualAuthentication"];
        const state = asState(listener);
        return kept === undefined ? state : { mutualAuthentication: kept, ...state };
    });
    const trustStores = merged.flatMap(
        (listener) => text(listener, "mutualAuthentication.trustStore") ?? [],
    );
    balancer.inputs = {
        ...balancer.inputs,
        trustStores,
        targetGroups: outsideGroups(listeners),
    };
    balancer.state = { ...balancer.state, listeners: merged, trustStores };
}

/** Why AWS refuses a listener. */
function refusal(world: World, listener: Listener) {
    const { protocol, certificates, sslPolicy = "", mutualAuthentication } = listener;
    if (protocol !== "HTTPS" && protocol !== "TLS") return undefined;
    if (certificates.length === 0) {
        return `ValidationError: A certificate must be specified for ${protocol} listeners`;
    }
    const bad = certificates.find((id) => !isIssued(world, id));
    if (bad !== undefined) {
        return `UnsupportedCertificate: The certificate '${bad}' must have a fully-qualified domain name, a supported signature, and a supported key size.`;
    }
    const trustStore = mutualAuthentication?.trustStore;
    if (trustStore !== undefined && world.get(TRUST_STORE, trustStore) === undefined) {
        return `TrustStoreNotFound: Trust store '${trustStore}' not found`;
    }
    return TLS_POLICY.test(sslPolicy) ? undefined : `SSLPolicyNotFound: '${sslPolicy}' not found`;
}

const UNFIT_CHECK =
    "Target.FailedHealthChecks: a target group of version GRPC expects a gRPC status, and the port of its health check is not the one that answers gRPC";

/** A check that AWS accepts and that no target passes. */
function unfit({ state }: Entity): boolean {
    return (
        state["protocolVersion"] === "GRPC" && text(state, "healthCheck.port") !== "traffic-port"
    );
}

/** The TargetGroupBinding's part: if it fails, the Ingress does not show it, and there are no targets. */
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
    group.notes = unfit(group) ? { warning: UNFIT_CHECK } : {};
    group.state = { ...group.state, targets: groups.flatMap((g) => texts(g.inputs, "subnetIds")) };
}
