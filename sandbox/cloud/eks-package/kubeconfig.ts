import { at, hasUnknown, type Props, show, UNKNOWN } from "../values";
import type { Registered } from "./monitor";

/** Access by `aws eks get-token`; unknown as a whole until the cluster's endpoint is known. */
export function kubeconfigOf(cluster: Registered): Props | string {
    const { arn, endpoint, name } = cluster.state;
    const data = at(cluster.state, "certificateAuthority.data");
    if (hasUnknown([arn ?? UNKNOWN, endpoint ?? UNKNOWN, data ?? UNKNOWN])) return UNKNOWN;
    const region = show(arn).split(":")[3] ?? "";
    const command = `--region ${region} eks get-token --cluster-name ${show(name)} --output json`;
    return {
        apiVersion: "v1",
        clusters: [
            {
                cluster: { server: endpoint ?? "", "certificate-authority-data": data ?? "" },
                name: "kubernetes",
            },
        ],
        contexts: [{ context: { cluster: "kubernetes", user: "aws" }, name: "aws" }],
        "current-context": "aws",
        kind: "Config",
        users: [
            {
                name: "aws",
                user: {
                    exec: {
                        apiVersion: "client.authentication.k8s.io/v1beta1",
                        command: "aws",
                        args: command.split(" "),
                        env: [
                            {
                                name: "KUBERNETES_EXEC_INFO",
                                value: '{"apiVersion": "client.authentication.k8s.io/v1beta1"}',
                            },
                        ],
                    },
                },
            },
        ],
    };
}
