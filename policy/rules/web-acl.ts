import { publicLoadBalancers } from "../load-balancers";
import { isMap, isProtected, listAt, ofType, type Resource, UNKNOWN, valueAt } from "../resource";
import type { Rule } from "../rule";

const ACL = "aws:wafv2/webAcl:WebAcl";

/** What the annotation of an Ingress says to have no web ACL. */
const NONE = "none";

export const webAclPresent: Rule = {
    id: "web-acl-present",
    severity: "mandatory",
    title: "An internet-facing ALB has a web ACL",
    reason: "Without one every request of the internet reaches the gateway.",
    cure: "Write mesh-edge:waf.mode: enforce (or observe at first), or mesh-edge:edge.scheme: internal.",
    check: (resources) =>
        publicLoadBalancers(resources).flatMap(({ resource, all }) => {
            const acls = all("wafv2-acl-arn").filter((arn) => arn !== NONE && arn !== "");
            return acls.length > 0 ? [] : [{ resource, found: "The Ingress names no web ACL" }];
        }),
};

export const webAclBlocks: Rule = {
    id: "web-acl-blocks",
    severity: "mandatory",
    title: "The web ACL of a protected stack's internet-facing ALB blocks",
    reason: "An ACL that only counts lets every attack through.",
    cure: "Write mesh-edge:waf.mode: enforce.",
    check: (resources) => {
        if (!isProtected(resources)) return [];
        const named = publicLoadBalancers(resources).flatMap(({ all }) => all("wafv2-acl-arn"));
        return ofType(resources, ACL)
            .filter((acl) => isNamed(valueAt(acl, "arn"), named) && !blocks(acl))
            .map((resource) => ({ resource, found: "None of its rules blocks a request" }));
    },
};

export const webAclOneOwner: Rule = {
    id: "web-acl-one-owner",
    severity: "mandatory",
    title: "The Ingress alone associates a web ACL with its ALB",
    reason: "The controller takes off what its annotation does not name, so two owners undo each other.",
    cure: "Take the WebAclAssociation out of the program; mesh-edge:waf makes and associates the web ACL.",
    check: (resources) =>
        publicLoadBalancers(resources).length === 0
            ? []
            : ofType(resources, "aws:wafv2/webAclAssociation:WebAclAssociation")
                  .filter((association) => {
                      const arn = valueAt(association, "resourceArn");
                      return typeof arn !== "string" || arn.includes(":loadbalancer/app/");
                  })
                  .map((resource) => ({
                      resource,
                      found: "It associates a web ACL beside the annotation of the Ingress",
                  })),
};

export const webAclLogs: Rule = {
    id: "web-acl-logs",
    severity: "advisory",
    title: "The web ACL of a protected stack writes logs",
    reason: "Without logs nobody can say which rule refused a client, or what an attacker tried.",
    cure: "Take mesh-edge:waf.logs.enabled: false out.",
    check: (resources) => {
        const logged = ofType(
            resources,
            "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration",
        ).map((logging) => valueAt(logging, "resourceArn"));
        return isProtected(resources)
            ? ofType(resources, ACL)
                  .filter((acl) => !isNamed(valueAt(acl, "arn"), logged))
                  .map((resource) => ({ resource, found: "It has no logging configuration" }))
            : [];
    },
};

/** Whether one of the ARNs is this one; one that is not known yet may be. */
function isNamed(arn: unknown, arns: readonly unknown[]): boolean {
    return arns.some((other) => other === UNKNOWN || other === arn || arn === UNKNOWN);
}

/** Whether any rule of the ACL, or its default, refuses requests. */
function blocks(acl: Resource): boolean {
    const rules = valueAt(acl, "rules");
    if (rules === UNKNOWN || valueAt(acl, "defaultAction", "block") !== undefined) return true;
    return listAt(acl, "rules").some((rule) => {
        if (!isMap(rule)) return rule === UNKNOWN;
        const { action, overrideAction } = rule;
        // A group of rules that is not overridden does what its own rules say.
        return isMap(overrideAction) ? "none" in overrideAction : isMap(action) && stops(action);
    });
}

function stops(action: Readonly<Record<string, unknown>>): boolean {
    return ["block", "captcha", "challenge"].some((kind) => isMap(action[kind]));
}
