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
