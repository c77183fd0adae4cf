import type { Found, StepRule, Verdict } from "../finding";
import type { Step } from "../preview";

interface Loss {
    verdict: Verdict;
    /** What becomes of those who use it. */
    consequence: string;
    /** It only comes so if the old one is deleted before the new one is created, or for good. */
    ifDeletedFirst?: boolean;
}

const REACHES_NOBODY = "clients get no answer until it is created again";

/** What the loss of a resource does, by type. A type that isn't here can be lost without harm. */
const LOSSES: Readonly<Record<string, Loss>> = {
    "aws:eks/cluster:Cluster": {
        verdict: "outage",
        consequence: "every workload of the cluster is deleted with it",
    },
    "aws:eks/nodeGroup:NodeGroup": {
        verdict: "traffic-moves",
        consequence: "its pods are evicted and start again on other nodes",
    },
    "aws:ec2/vpc:Vpc": { verdict: "outage", consequence: "everything in the VPC is deleted first" },
    "aws:ec2/subnet:Subnet": {
        verdict: "outage",
        consequence: "its nodes, and the load balancer's addresses in it, are deleted first",
    },
    "aws:ec2/natGateway:NatGateway": {
        verdict: "new-address",
        consequence:
            "pods of its zones reach nothing outside until routes name another one, and a partner that lists the address refuses them",
    },
    "aws:ec2/eip:Eip": {
        verdict: "new-address",
        consequence: "a partner that lists the address refuses requests from the new one",
    },
    "aws:route53/zone:Zone": {
        verdict: "outage",
        consequence:
            "a new zone has other name servers, and every name in it is lost until its parent names them",
    },
    "aws:cloudwatch/logGroup:LogGroup": {
        verdict: "data-loss",
        consequence: "its log events are deleted",
    },
    "aws:s3/bucket:Bucket": { verdict: "data-loss", consequence: "its objects are deleted" },
    "aws:kms/key:Key": {
        verdict: "data-loss",
        consequence: "what is encrypted with it can't be read after its waiting time",
    },
    "aws:lb/loadBalancer:LoadBalancer": {
        verdict: "outage",
        consequence: `${REACHES_NOBODY}, and it has another DNS name`,
    },
    "aws:lb/listener:Listener": {
        verdict: "outage",
        consequence: REACHES_NOBODY,
        ifDeletedFirst: true,
    },
    "aws:lb/targetGroup:TargetGroup": {
        verdict: "outage",
        consequence: "clients get 503 until its first targets are healthy",
    },
    "aws:wafv2/webAcl:WebAcl": {
        verdict: "protection-falls",
        consequence: "nothing blocks requests before the gateway",
        ifDeletedFirst: true,
    },
    "aws:wafv2/webAclAssociation:WebAclAssociation": {
        verdict: "protection-falls",
        consequence: "nothing blocks requests before the gateway",
        ifDeletedFirst: true,
    },
    "aws:shield/protection:Protection": {
        verdict: "protection-falls",
        consequence: "Shield Advanced no longer protects it",
        ifDeletedFirst: true,
    },
    "aws:ec2/flowLog:FlowLog": {
        verdict: "protection-falls",
        consequence: "connections of the VPC are no longer recorded",
        ifDeletedFirst: true,
    },
    "aws:cloudwatch/metricAlarm:MetricAlarm": {
        verdict: "protection-falls",
        consequence: "nobody is told of what it watched",
        ifDeletedFirst: true,
    },
    "kubernetes:core/v1:Namespace": {
        verdict: "outage",
        consequence: "every object in the namespace is deleted with it",
    },
    "kubernetes:networking.k8s.io/v1:Ingress": {
        verdict: "outage",
        consequence: "the controller deletes the load balancer, and a new one has another DNS name",
    },
    "kubernetes:helm.sh/v3:Release": {
        verdict: "outage",
        consequence: "its pods stop before others start",
        ifDeletedFirst: true,
    },
    "kubernetes:apiextensions.k8s.io/v1:CustomResourceDefinition": {
        verdict: "data-loss",
        consequence: "every object of the kind is deleted with it, in all namespaces",
    },
    "kubernetes:networking.istio.io/v1:Gateway": {
        verdict: "outage",
        consequence: REACHES_NOBODY,
        ifDeletedFirst: true,
    },
    "kubernetes:networking.istio.io/v1:VirtualService": {
        verdict: "outage",
        consequence: "the gateway answers its hosts with 404",
        ifDeletedFirst: true,
    },
    ...Object.fromEntries(
        [
            "kubernetes:security.istio.io/v1:AuthorizationPolicy",
            "kubernetes:security.istio.io/v1:RequestAuthentication",
            "kubernetes:security.istio.io/v1:PeerAuthentication",
            "kubernetes:networking.k8s.io/v1:NetworkPolicy",
            "kubernetes:core/v1:ResourceQuota",
            "kubernetes:admissionregistration.k8s.io/v1:ValidatingAdmissionPolicy",
            "kubernetes:admissionregistration.k8s.io/v1:ValidatingAdmissionPolicyBinding",
        ].map((type): [string, Loss] => [
            type,
            {
                verdict: "protection-falls",
                consequence: "what it refused is allowed",
                ifDeletedFirst: true,
            },
        ]),
    ),
};

/** A resource that is deleted, or replaced by another one. */
export const lost: StepRule = {
    id: "lost",
    types: Object.keys(LOSSES),
    find: (step) => {
        const loss = LOSSES[step.type];
        if (loss === undefined || (step.op !== "delete" && step.op !== "replace")) return [];
        if (loss.ifDeletedFirst && step.op === "replace" && !step.deletesFirst) return [];
        return [foundIn(step, loss)];
    },
};

function foundIn({ op, replaceKeys, deletesFirst }: Step, loss: Loss): Found {
    const { verdict, consequence } = loss;
    if (op === "delete") return { verdict, reason: "is deleted", consequence };
    const order = deletesFirst ? "deleted, then created again" : "replaced by a new one";
    return {
        verdict,
        ...(replaceKeys.length > 0 && { property: replaceKeys.join(", ") }),
        reason: `is ${order}`,
        consequence,
    };
}
