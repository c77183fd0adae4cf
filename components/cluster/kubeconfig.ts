/** The part of a kubeconfig that says how its users get a token. */
interface Kubeconfig {
    users: { user: { exec: { args: string[] } } }[];
}

/**
 * A kubeconfig whose tokens are of one AWS profile. `eks.Cluster` gives out the one for people, which
 * names none, whatever `providerCredentialOpts` says: `aws eks get-token` would sign with the
 * credentials of the shell, and the cluster knows only those that have made it.
 */
export function withProfile(kubeconfig: string, profile: string): string {
    const { users, ...rest } = JSON.parse(kubeconfig) as Kubeconfig;
    return JSON.stringify({
        ...rest,
        users: users.map(({ user: { exec, ...user }, ...entry }) => ({
            ...entry,
            user: { ...user, exec: { ...exec, args: [...exec.args, "--profile", profile] } },
        })),
    });
}

/** A cluster as its users reach it. */
export interface Endpoint {
    name: string;
    region: string;
    endpoint: string;
    /** PEM, in base64. */
    certificateAuthority: string;
}

/** The kubeconfig that `eks.Cluster` gives out, of a cluster that it doesn't make: a token by `aws eks get-token`. */
export function eksKubeconfig({ name, region, endpoint, certificateAuthority }: Endpoint): string {
    const command = `--region ${region} eks get-token --cluster-name ${name} --output json`;
    return JSON.stringify({
        apiVersion: "v1",
        clusters: [
            {
                cluster: { server: endpoint, "certificate-authority-data": certificateAuthority },
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
                    },
                },
            },
        ],
    });
}
