import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";

import type { ServiceEdgePlan } from "../config/plan/edge";
import { BUILTIN_CREDENTIAL } from "../config/sections/edge/front";
import type { Mesh } from "../mesh/mesh";
import { EXTERNAL } from "../mesh/gateways";
import type { AnyNetwork } from "../network/any-network";
import { listenerCertificates } from "./certificates/certificates";
import { curlLine } from "./curl-line";
import { hostRecords } from "./dns/host-names";
import type { Edge } from "./edge";
import { type HostedZones, zonesOf } from "./dns/hosted-zones";
import { loadBalancerHostname } from "./dns/load-balancer-hostname";
import { nlbAnnotations } from "./nlb/annotations";
import type { ZoneAccess } from "./dns/zone-access";

export interface ServiceEdgeArgs {
    edge: ServiceEdgePlan;
    network: AnyNetwork;
    /** For the gateway's Service. */
    kubernetes: k8s.Provider;
    /** For hosted zones out of the stack's own reach. */
    access: ZoneAccess | undefined;
}

/** What clients meet, once the gateway's Service has its load balancer. */
export interface Entrance extends Pick<
    Edge,
    "loadBalancerHostname" | "tryIt" | "dnsRecords" | "zones"
> {
    /** Undefined if the gateway terminates TLS. */
    certificateArn: pulumi.Output<string> | undefined;
    /** AWS WAF protects no such load balancer. */
    webAclArn: undefined;
}

/** An edge whose load balancer is created from the gateway's Service: its annotations and DNS records. */
export class ServiceEdge extends pulumi.ComponentResource {
    /** For the gateway's Service; empty for a Classic Load Balancer. */
    public readonly annotations: Record<string, pulumi.Input<string>>;
    private readonly zones: HostedZones | undefined;
    private readonly certificateArn: pulumi.Output<string> | undefined;

    constructor(
        private readonly name: string,
        private readonly args: ServiceEdgeArgs,
        opts?: pulumi.ComponentResourceOptions,
    ) {
        // The type of the ALB's edge: records and certificate stay the same when the kind changes, and
        // don't block each other.
        super("mesh-edge:edge:Edge", name, {}, opts);

        const { network, access } = args;
        const { kind, hosts, dns, privateZone, certificates, loadBalancer } = args.edge;
        const { vpcId } = network;
        const zones = zonesOf(
            `${name}-zones`,
            { dns, hosts, privateZone, vpcId, access },
            { parent: this },
        );
        this.zones = zones;
        const certificateArns =
            certificates &&
            listenerCertificates(
                `${name}-certificate`,
                { certificates, hosts, zones, vpcId, access },
                { parent: this },
            );
        this.certificateArn = certificateArns && pulumi.output(certificateArns[0]);
        if (!certificates && args.edge.credentialName === BUILTIN_CREDENTIAL) {
            void pulumi.log.warn(
                "Clients see the gateway's own certificate, which they don't trust: name a Secret in edge.credentialName.",
                this,
            );
        }

        const subnetIds = network.subnetIdsFor(loadBalancer.scheme);
        this.annotations =
            kind === "clb"
                ? {}
                : nlbAnnotations<pulumi.Input<string>>({
                      ...loadBalancer,
                      subnetIds: pulumi.all(subnetIds).apply((ids) => ids.join(",")),
                      certificateArn:
                          certificateArns &&
                          pulumi.all(certificateArns).apply((arns) => arns.join(",")),
                  });
    }

    /** Creates the hosts' records for the gateway's Service, which has the `annotations` by then. */
    public addRecords({ gateway }: Mesh): Entrance {
        const { access } = this.args;
        const { kind, hosts, weight } = this.args.edge;
        // Helm made the Service; here it is only read. The release's id is the Service's too, and
        // unknown until the release is there, so a first preview doesn't look for it.
        const service = k8s.core.v1.Service.get(`${this.name}-service`, gateway.release.id, {
            parent: this,
            provider: this.args.kubernetes,
            // An id carries no dependency; on destroy the records are deleted before the Service.
            dependsOn: [gateway.release],
        });
        const hostname = pulumi
            // The status of a release that is about to change is unknown in a preview, and so is the
            // address: what a preview reads may still be a Service of another type, without one.
            .all([service.status, gateway.release.status])
            .apply(([status]) => loadBalancerHostname("Service", EXTERNAL.name, status));
        const dnsRecords = hostRecords(
            `${this.name}-alias`,
            {
                kind,
                hosts,
                zones: this.zones,
                access,
                dualStack: false,
                weight,
                loadBalancerHostname: hostname,
            },
            { parent: this },
        );
        const made = {
            loadBalancerHostname: hostname,
            certificateArn: this.certificateArn,
            webAclArn: undefined,
            tryIt: hostname.apply((name) => curlLine(hosts, name)),
            dnsRecords,
        };
        this.registerOutputs(made);
        return { ...made, zones: this.zones };
    }
}
