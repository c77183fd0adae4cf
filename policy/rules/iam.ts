import { controllerPolicy } from "../../components/controller/iam-policy";
import { type Allowed, allowedIn } from "../iam-documents";
import { isMap, listOf, ofType, type Resource, UNKNOWN, valueAt } from "../resource";
import type { Rule, Violation } from "../rule";

/** What is in the URN of everything that the program makes for the controller. */
const CONTROLLER = "mesh-edge:controller:LoadBalancerController$";
const ATTACHMENT = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";
const VPC = /^arn:([\w-]+):ec2:[\w-]+:\d{12}:vpc\/vpc-\w+$/;

export const controllerIam: Rule = {
    id: "controller-iam",
    severity: "mandatory",
    title: "The controller may do what is recorded for its version, and nothing else",
    reason: "Its service account is in the cluster: whoever takes its pod has these rights in the account.",
    cure: "Take the statement out of the program; components/controller/iam-policy.ts has what the controller needs.",
    check: (resources) => {
        const own = allowedIn(resources).filter(({ policy }) => isController(policy));
        const recorded = recordedFor(own);
        return [
            ...own.flatMap((allowed) => beyond(allowed, recorded)),
            ...attachments(resources).map((resource) => ({
                resource,
                found: `The role also has ${String(valueAt(resource, "policyArn"))}`,
            })),
        ];
    },
};

export const iamNoWildcard: Rule = {
    id: "iam-no-wildcard",
    severity: "mandatory",
    title: "No policy allows every action on every resource",
    reason: "Whoever takes such a role has the account.",
    cure: "Name the actions that the role needs in the program.",
    check: (resources) => [
        ...allowedIn(resources)
            .filter(
                ({ actions, resources: on, isInverse }) =>
                    (isInverse || actions.some((action) => /^\*(:\*)?$/.test(action))) &&
                    on.includes("*"),
            )
            .map(({ policy: resource }) => ({ resource, found: "It allows * on *" })),
        ...ofType(resources, ATTACHMENT)
            .filter((attachment) =>
                String(valueAt(attachment, "policyArn")).endsWith(":policy/AdministratorAccess"),
            )
            .map((resource) => ({ resource, found: "It attaches AdministratorAccess" })),
    ],
};

/** What the recorded policy allows in the VPC that the controller's own one names. */
function recordedFor(own: readonly Allowed[]): Allowed[] {
    const scopes = own
        .flatMap(({ condition }) => (isMap(condition) ? listOf(condition.ArnEquals) : []))
        .flatMap((equals) => (isMap(equals) ? listOf(equals["ec2:Vpc"]) : []))
        .flatMap((arn) => VPC.exec(String(arn)) ?? []);
    // Without the VPC every group of the account would be open to it, so nothing matches.
    const [vpcArn, partition] = scopes;
    if (vpcArn === undefined || partition === undefined) return [];
    const policy = JSON.stringify(controllerPolicy({ partition, vpcArn }));
    const recorded = { urn: "", type: "aws:iam/policy:Policy", name: "recorded", protect: false };
    return allowedIn([{ ...recorded, props: { policy } }]);
}

function beyond({ policy, ...wanted }: Allowed, recorded: readonly Allowed[]): Violation[] {
    const sameScope = recorded.filter(
        ({ resources, condition }) =>
            canonical(resources) === canonical(wanted.resources) &&
            canonical(condition) === canonical(wanted.condition),
    );
    const known = sameScope.flatMap(({ actions }) => actions);
    const more = wanted.isInverse
        ? ["all but some actions"]
        : wanted.actions.filter((action) => !known.includes(action));
    const scope = wanted.resources.join(", ");
    return more.length === 0
        ? []
        : [{ resource: policy, found: `It allows ${more.join(", ")} on ${scope}` }];
}

/** Policies beside its own that the controller's role gets. */
function attachments(resources: readonly Resource[]): Resource[] {
    const own = resources.filter(isController);
    const roles = ofType(own, "aws:iam/role:Role").map((role) => valueAt(role, "name"));
    const policies = ofType(own, "aws:iam/policy:Policy").map((policy) => valueAt(policy, "arn"));
    return ofType(resources, ATTACHMENT).filter((attachment) => {
        const role = valueAt(attachment, "role");
        const arn = valueAt(attachment, "policyArn");
        return (
            role !== UNKNOWN &&
            roles.includes(role) &&
            arn !== UNKNOWN &&
            !policies.some((policy) => policy === UNKNOWN || policy === arn)
        );
    });
}

function isController({ urn }: Resource): boolean {
    return urn.includes(CONTROLLER);
}

/** The same text for the same value, in whichever order its keys and its lists are. */
function canonical(value: unknown): string {
    return JSON.stringify(value, (_, item: unknown) => {
        if (Array.isArray(item)) return item.map(String).sort();
        return isMap(item) ? Object.fromEntries(Object.entries(item).sort()) : item;
    });
}
