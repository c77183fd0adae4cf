import {
    PolicyPack,
    type ResourceValidationPolicy,
    type StackValidationPolicy,
} from "@pulumi/policy";
import * as pulumi from "@pulumi/pulumi";

import { dayOf } from "../components/config/policy-warnings";
import { policySchema } from "../components/config/sections/policy";
import { messageOf, type Result, resultsOf } from "./evaluate";
import { type EngineResource, Inputs } from "./from-engine";
import type { Rule } from "./rule";
import { ALL_RULES } from "./rules/all";

/**
 * The stack's config comes in the environment, as that of a program does; `pulumi policy analyze` gives
 * none. A section that is not valid has no exceptions: the program refuses it.
 */
const { exceptions } = policySchema
    .catch({ exceptions: [] })
    .parse(new pulumi.Config("mesh-edge").getObject<unknown>("policy"));

const inputs = new Inputs();

const INPUTS: ResourceValidationPolicy = {
    name: "inputs",
    description: "Notes what each resource declares, for the other rules; it refuses nothing.",
    validateResource(args) {
        inputs.keep(args);
    },
};

/** The level is the policy's and not the violation's, so what is excepted has a policy of its own. */
const EXCEPTED: StackValidationPolicy = {
    name: "excepted",
    description: "Violations that the stack file excepts, with reason and end date.",
    enforcementLevel: "advisory",
    validateStack({ resources }, report) {
        for (const result of all(ALL_RULES, resources)) {
            if (result.exception) {
                report(`${result.rule.id}: ${messageOf(result)}`, result.resource?.urn);
            }
        }
    },
};

new PolicyPack("mesh-edge", { policies: [INPUTS, ...ALL_RULES.map(policyOf), EXCEPTED] });

function policyOf(rule: Rule): StackValidationPolicy {
    return {
        name: rule.id,
        description: `${rule.title}.`,
        enforcementLevel: rule.severity,
        remediationSteps: rule.cure,
        validateStack({ resources }, report) {
            for (const result of all([rule], resources)) {
                if (!result.exception) report(messageOf(result), result.resource?.urn);
            }
        },
    };
}

function all(rules: readonly Rule[], resources: readonly EngineResource[]): Result[] {
    const args = { resources: inputs.with(resources), exceptions, today: dayOf(new Date()) };
    return rules.flatMap((rule) => resultsOf(rule, args));
}
