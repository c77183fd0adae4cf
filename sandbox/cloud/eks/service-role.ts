import { createHash } from "node:crypto";

import { given, type Props, show, text, UNKNOWN, type Value } from "../values";
import { type Monitor, referenceTo, type Registered } from "./monitor";

/** The role that the control plane takes up, and what must be there before the cluster is made. */
export interface ServiceRole {
    arn: Value;
    urns: string[];
    reference: Value;
    attachments: string[];
}

/** A role of the program's. */
export async function givenRole(monitor: Monitor, reference: Value): Promise<ServiceRole> {
    const { arn = UNKNOWN } = await monitor.resolve(reference);
    const urn = text(reference, "urn");
    return { arn, urns: urn === undefined ? [] : [urn], reference, attachments: [] };
}

/** The component's own role (nodejs/eks/servicerole.ts). */
export async function ownRole(
    monitor: Monitor,
    self: Registered,
    name: string,
    args: Props,
): Promise<ServiceRole> {
    const component = await monitor.child("eks:index:ServiceRole", name, {}, { parent: self });
    const trust = {
        Version: "2012-10-17",
        Statement: [
            {
                Action: ["sts:AssumeRole", "sts:TagSession"],
                Effect: "Allow",
                Principal: { Service: ["eks.amazonaws.com"] },
            },
        ],
    };
    const role = await monitor.resource(
        "aws:iam/role:Role",
        `${name}-role`,
        given({
            description: "Allows EKS to manage clusters on your behalf.",
            assumeRolePolicy: JSON.stringify(trust),
            tags: args["tags"],
        }),
        { parent: component },
    );
    const { partition } = await monitor.invoke("aws:index/getPartition:getPartition", {});
    const hash = createHash("sha1").update("arn:aws:iam::aws:policy/AmazonEKSClusterPolicy");
    const attachment = await monitor.resource(
        "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
        `${name}-${hash.digest("hex").slice(0, 8)}`,
        {
            policyArn: `arn:${show(partition)}:iam::aws:policy/AmazonEKSClusterPolicy`,
            role: role.state["name"] ?? UNKNOWN,
        },
        { parent: component, uses: { role: [role.urn] } },
    );
    await monitor.outputs(component, {});
    const { arn = UNKNOWN } = role.state;
    return { arn, urns: [role.urn], reference: referenceTo(role), attachments: [attachment.urn] };
}
