import type { Found } from "./inventory";

export const RELEASE = "kubernetes:helm.sh/v3:Release";

/** One revision of a release, as Helm labels the Secret that it keeps it in. */
export interface Revision {
    version: number;
    status: string;
}

/** Statuses from which Helm can go back to the revision before. */
const CAN_GO_BACK = ["pending-upgrade", "pending-rollback", "failed"];

/**
 * A release, and the command that brings it back where Helm did not finish its newest revision. While that is
 * pending Helm refuses every upgrade (`errPending` in its pkg/action/upgrade.go). And a refresh takes the values of
 * any unfinished revision into the state, so that the next update finds nothing to do (`setReleaseAttributes` in
 * provider/pkg/provider/helm_release.go of pulumi-kubernetes).
 */
export function releaseFound(id: string, revisions: readonly Revision[]): Found {
    const newestFirst = [...revisions].sort((a, b) => b.version - a.version);
    const status = newestFirst[0]?.status ?? "unknown";
    if (status === "deployed") return { type: RELEASE, id };
    const deployed = newestFirst.find((revision) => revision.status === "deployed");
    const [namespace = "", name = ""] = id.split("/");
    const way =
        deployed !== undefined && CAN_GO_BACK.includes(status)
            ? `helm rollback ${name} ${deployed.version}`
            : `helm uninstall ${name}`;
    return {
        type: RELEASE,
        id,
        broken: { why: `its status is ${status}`, command: `${way} --namespace ${namespace}` },
    };
}
