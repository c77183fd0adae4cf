import { execFile } from "node:child_process";
import { access } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

import { bindingSpec, policySpec } from "../../../components/teams/guard/policy";
import { guardPolicies } from "../../../components/teams/guard/policies";
import { cacheFolder } from "../../../sandbox/engine/cache";
import { goBuild } from "../../../sandbox/engine/go-build";
import { CASES } from "../cases/all";
import { GATEWAY } from "../cases/case";

/** Of `k8s.io/apiserver` in go.mod: Kubernetes 1.36. */
const RELEASE = "0.36.2";

/** Path of the program in this folder, built once; why there is none without Go or its module proxy. */
export async function findApiserver(): Promise<{ path: string } | { missing: string }> {
    const path = join(cacheFolder(), "apiserver-admission", RELEASE, "apiserver-admission");
    const built = await access(path).then(
        () => true,
        () => false,
    );
    if (built) return { path };
    const missing = await goBuild(
        {
            what: `the API server's admission of Kubernetes ${RELEASE} with Go: minutes`,
            folder: __dirname,
            package: ".",
            version: ["main.release", RELEASE],
            to: path,
        },
        console.error,
    );
    return missing === undefined ? { path } : { missing };
}

/** What the API server is asked: the guard, three namespaces, and the cases' requests. */
export function question() {
    const policies = guardPolicies({ gatewayNamespace: "istio-system", gateways: [GATEWAY] });
    const namespace = (name: string, team: boolean, hosts?: string) => ({
        metadata: {
            name,
            ...(team && { labels: { "mesh-edge/team": name } }),
            ...(hosts !== undefined && { annotations: { "mesh-edge/hosts": hosts } }),
        },
    });
    return {
        policies: policies.map((policy) => ({
            metadata: { name: policy.name },
            spec: policySpec(policy),
        })),
        bindings: policies.map((policy) => ({
            metadata: { name: policy.name },
            spec: bindingSpec(policy),
        })),
        namespaces: [
            namespace("team-a", true, "shop.example.com, *.a.example.com"),
            namespace("team-b", true),
            namespace("free", false),
        ],
        requests: CASES.map(({ user, groups, oldObject, subresource, resource, object }) => ({
            user: user ?? "arn:aws:iam::111122223333:role/team-a",
            groups: groups ?? ["mesh-edge-team-team-a", "system:authenticated"],
            operation: oldObject === undefined ? "CREATE" : "UPDATE",
            resource,
            subresource: subresource ?? "",
            object,
            ...(oldObject !== undefined && { oldObject }),
        })),
    };
}

/** What the API server answers each request with; "" admits it. */
export async function answersOf(path: string): Promise<string[]> {
    const running = promisify(execFile)(path, [], { maxBuffer: 1 << 26 });
    running.child.stdin?.end(JSON.stringify(question()));
    return JSON.parse((await running).stdout) as string[];
}
