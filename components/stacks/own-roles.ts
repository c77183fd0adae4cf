import * as pulumi from "@pulumi/pulumi";

import type { Plan } from "../config/plan";

const ROLE = "aws:iam/role:Role";
const POLICY = "aws:iam/policy:Policy";

/**
 * Gives every role of the stack its permissions boundary, and every role and policy the path that CI's
 * deploy role is kept to. A transformation of the whole stack, so that none is forgotten; to be registered
 * before the first resource.
 */
export function withinBoundary({ permissionsBoundary, rolePath: path }: Plan): void {
    if (permissionsBoundary === undefined) return;
    pulumi.runtime.registerStackTransformation(({ type, props, opts }) => {
        if (type === ROLE) return { props: { ...props, path, permissionsBoundary }, opts };
        return type === POLICY ? { props: { ...props, path }, opts } : undefined;
    });
}
