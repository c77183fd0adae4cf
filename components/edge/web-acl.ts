import * as wafv2 from "@pulumi/aws/wafv2";
import * as pulumi from "@pulumi/pulumi";

import type { WafConfig } from "../config/waf";
import { metrics, webAclRules } from "./web-acl-rules";

/** A regional WAFv2 web ACL. The controller alone associates it: any other association it reverts. */
export class WebAcl extends pulumi.ComponentResource {
    /** For the annotation of the Ingress. */
    public readonly arn: pulumi.Output<string>;

    constructor(name: string, waf: WafConfig, opts?: pulumi.ComponentResourceOptions) {
        super("mesh-edge:edge:WebAcl", name, {}, opts);

        const acl = new wafv2.WebAcl(
            name,
            {
                scope: "REGIONAL",
                defaultAction: { allow: {} },
                rules: webAclRules(waf),
                visibilityConfig: metrics(name),
            },
            { parent: this },
        );

        this.arn = acl.arn;
        this.registerOutputs({ arn: this.arn });
    }
}
