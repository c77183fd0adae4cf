import {
    DEFAULT_VERSIONS,
    isNewer,
    minorOf,
    type Support,
    VERSIONS,
    type VersionTable,
} from "./versions";

import { controlPlanes, type Revisions, UNNAMED } from "./revisions";

/** Days before the end of support on which the warning begins: EKS announces an end 60 days ahead. */
const NOTICE_DAYS = 60;
const DAY_MS = 86_400_000;

/** The versions that a stack runs, unless what runs them existed before. */
export interface RunningVersions {
    cluster: { version: string; existing?: object | undefined };
    mesh: Revisions & { existing?: object | undefined };
}

/**
 * What to say of versions whose support has ended by `today`, or ends within 60 days: one sentence for
 * each, with what it costs and what to write instead.
 */
export function supportWarnings(
    { cluster, mesh }: RunningVersions,
    today: Date,
    { eks, istio }: VersionTable = VERSIONS,
): string[] {
    const next = Object.keys(eks).find((other) => isNewer(other, cluster.version));
    return [
        ...ending(cluster.existing ? undefined : eks[cluster.version], today).map(
            ({ when, ends }) =>
                `mesh-edge:cluster.version: standard support of EKS ${cluster.version} ${when} ${ends}. From then on AWS bills extended support, six times the price of the control plane. ${upgradeTo(next)}`,
        ),
        ...(mesh.existing ? [] : controlPlanes(mesh)).flatMap(({ revision, version }) =>
            ending(istio[minorOf(version)], today).map(
                ({ when, ends }) =>
                    `mesh-edge:mesh.${revision === UNNAMED ? "version" : "revisions"}: support of Istio ${minorOf(version)} ${when} ${ends}. From then on it gets no security fixes. Write ${DEFAULT_VERSIONS.istio}, or a newer release.`,
            ),
        ),
    ];
}

function upgradeTo(next: string | undefined): string {
    return next === undefined
        ? "Take a release of this program that knows a newer one."
        : `Write "${next}"; EKS upgrades by one minor at a time.`;
}

function ending({ supportEnds }: Support = {}, today: Date) {
    if (supportEnds === undefined) return [];
    const days = (Date.parse(supportEnds) - today.getTime()) / DAY_MS;
    if (days > NOTICE_DAYS) return [];
    return [{ when: days > 0 ? "ends on" : "ended on", ends: supportEnds }];
}
