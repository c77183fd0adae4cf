import { isMap, listOf, ofType, type Resource, valueAt } from "../resource";
import type { Rule } from "../rule";

/** Tags of everything in a stack, by which cost and owners are found. */
const TAGS = ["project", "stack", "team"];

export const accountPinned: Rule = {
    id: "account-pinned",
    severity: "advisory",
    title: "The AWS provider touches one account only",
    reason: "Else an update with the wrong credentials creates the stack in another account.",
    cure: 'Write mesh-edge:accountId, and pulumi:disable-default-providers: ["aws", "kubernetes"].',
    check: (resources) =>
        ofType(resources, "pulumi:providers:aws")
            .filter((provider) => isEmpty(valueAt(provider, "allowedAccountIds")))
            .map((resource) => ({ resource, found: "It takes any account" })),
};

export const tags: Rule = {
    id: "tags",
    severity: "advisory",
    title: "What AWS tags has the tags project, stack and team",
    reason: "Without them nobody knows whose it is, what it costs, and whether it may be deleted.",
    cure: "Make it with the provider of the program, whose default tags they are.",
    check: (resources) =>
        resources.flatMap((resource) => {
            const given = valueAt(resource, "tagsAll");
            const missing = isTaggable(resource) && isMap(given) ? lacking(given) : [];
            return missing.length === 0
                ? []
                : [{ resource, found: `It lacks ${missing.join(", ")}` }];
        }),
};

function lacking(given: Readonly<Record<string, unknown>>): string[] {
    return TAGS.filter((tag) => given[tag] === undefined);
}

function isTaggable({ type }: Resource): boolean {
    return type.startsWith("aws:");
}

/** Providers get their lists as JSON text. */
function isEmpty(list: unknown): boolean {
    return listOf(list).every((text) => text === "" || text === "[]");
}
