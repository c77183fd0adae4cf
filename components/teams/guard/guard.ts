import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";

import { guardPolicies } from "./policies";
import { bindingSpec, policySpec } from "./policy";
import type { GuardArgs } from "./routes";

/** What no team may do in its own namespace, whoever gives it which rights: rules that the API server checks itself. */
export class Guard extends pulumi.ComponentResource {
    constructor(name: string, args: GuardArgs, opts?: pulumi.ComponentResourceOptions) {
        super("mesh-edge:teams:Guard", name, {}, opts);

        for (const policy of guardPolicies(args)) {
            const metadata = { name: policy.name };
            const made = new k8s.admissionregistration.v1.ValidatingAdmissionPolicy(
                `${name}-${policy.name}`,
                { metadata, spec: policySpec(policy) },
                { parent: this },
            );
            new k8s.admissionregistration.v1.ValidatingAdmissionPolicyBinding(
                `${name}-${policy.name}`,
                { metadata, spec: { ...bindingSpec(policy), policyName: made.metadata.name } },
                { parent: this },
            );
        }
        this.registerOutputs({});
    }
}
