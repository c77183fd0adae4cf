import * as wafv2 from "@pulumi/aws/wafv2";
import * as pulumi from "@pulumi/pulumi";

import type { WafPlan } from "../../config/plan/waf";
import { INCLUDED_UNITS } from "../../config/waf-capacity";
import { metrics } from "./acl-rule";
import { addressSets } from "./clients";
import { responseBodies } from "./responses";
import { webAclRules } from "./rules";

/** For an ALB; `CLOUDFRONT` is the other one. */
const SCOPE = "REGIONAL";

/** A regional WAFv2 web ACL. The controller alone associates it: any other association it reverts. */
export class WebAcl extends pulumi.ComponentResource {
    /** For the annotation of the Ingress, and for the logs. */
    public readonly arn: pulumi.Output<string>;

    constructor(name: string, args: WafPlan, opts?: pulumi.ComponentResourceOptions) {
        super("mesh-edge:edge:WebAcl", name, {}, opts);

        const sets = addressSets(args).map((set) => ({
            ...set,
            // Taken out of the config, a set goes after the ACL has lost its rule: the engine deletes
            // at the end (docs/decisions/0007-inline-waf-rules.md).
            arn: new wafv2.IpSet(
                `${name}-${set.name}`,
                { scope: SCOPE, ipAddressVersion: set.version, addresses: set.addresses },
                { parent: this },
            ).arn,
        }));
        const acl = new wafv2.WebAcl(
            name,
            {
                scope: SCOPE,
                defaultAction: { allow: {} },
                rules: webAclRules(args, sets),
                customResponseBodies: responseBodies(args),
                visibilityConfig: metrics(args.metricName),
            },
            { parent: this },
        );

        if (args.capacity > INCLUDED_UNITS) {
            void pulumi.log.warn(
                `The web ACL needs ${args.capacity} capacity units (WCU). Its price includes ${INCLUDED_UNITS}; AWS charges more for each request beyond that, in steps of 500 units.`,
                this,
            );
        }
        this.arn = acl.arn;
        this.registerOutputs({ arn: this.arn });
    }
}
