import type { Provider as Aws } from "@pulumi/aws/provider";
import { Provider } from "@pulumi/kubernetes/provider";

import { eksKubeconfig, withProfile } from "../cluster/kubeconfig";
import { configSource } from "../config/source";
import { loadTeam } from "../config/team/load";
import { VersionGuard } from "../mesh/routes/version-guard";
import { routeObjects, serviceObjects } from "../team/objects";
import { recordsFor, recordsLeft } from "../team/records";
import { TeamRoutes } from "../team/team-routes";
import { findContract } from "./carriers";

/** The stack of a team on a platform; what it returns are its outputs. */
export async function teamStack() {
    const source = configSource();
    let cloud: Promise<Aws> | undefined;
    // Loaded only by those who need it: most teams have nothing on AWS of their own.
    const onAws = () => (cloud ??= import("../team/cloud").then((m) => m.teamCloud(source)));
    const { config, platform } = await loadTeam(source, (carrier) => findContract(carrier, onAws));
    const { contract, grant } = platform;
    const { routes, services, profile } = config;
    const hosts = Object.keys(routes);

    const guard =
        Object.keys(services).length > 0
            ? new VersionGuard("version-guard", { routes, services })
            : undefined;
    // Tokens of the team's own credentials: what they may do there, the platform has decided.
    const shared = eksKubeconfig({ ...contract.cluster, region: contract.region });
    const kubeconfig = profile === undefined ? shared : withProfile(shared, profile);
    const kubernetes = new Provider("platform", {
        // All else waits for the provider, so that an update which the guard refuses changes nothing.
        kubeconfig: guard?.before(kubeconfig) ?? kubeconfig,
        clusterIdentifier: contract.cluster.name,
    });
    new TeamRoutes(
        "team",
        {
            namespace: grant.namespace,
            services: serviceObjects(services, contract),
            routes: routeObjects(routes, contract),
        },
        { providers: [kubernetes] },
    );

    const records = recordsFor(hosts, contract.edge);
    if (contract.edge && records.length > 0) {
        const { DnsAlias } = await import("../edge/dns/dns-alias");
        new DnsAlias(
            "alias",
            {
                kind: contract.edge.kind,
                hosts: records,
                dualStack: contract.edge.dualstack,
                loadBalancerHostname: contract.edge.hostname,
                weight: undefined,
            },
            { providers: [await onAws()] },
        );
    }
    return {
        urls: hosts.map((host) => `https://${host}/`),
        namespace: grant.namespace,
        /** What somebody else must make, where the platform's names are not in Route 53. */
        dnsRecords: recordsLeft(hosts, contract.edge),
    };
}
