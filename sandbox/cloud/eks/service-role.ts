import { createHash } from "node:crypto";

import { given, type Props, show, UNKNOWN } from "../values";
import type { Monitor, Registered } from "./monitor";

/** The control plane's role (nodejs/eks/servicerole.ts). */
export async function serviceRole(monitor: Monitor, self: Registered, name: string, args: Props) {
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
    return { role, attachments: [attachment.urn] };
}
