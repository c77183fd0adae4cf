import type * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";

import type { AlbPlan } from "../config/plan/edge";
import type { MeshGateway } from "../mesh/mesh";
import type { AnyNetwork } from "../network/any-network";
import { AccessLogs } from "./logs/access-logs";
import { AlbIngress } from "./alb/ingress";
import { listenerCertificates } from "./certificates/certificates";
import { curlLine } from "./curl-line";
import { type DnsRecord, hostRecords } from "./dns/host-names";
import { type HostedZones, zonesOf } from "./dns/hosted-zones";
import { gatewayPort } from "./alb/ingress-rule";
import { MutualTls } from "./certificates/trust-store";
import { prefixListIds } from "./alb/prefix-lists";
import { OutsidePaths } from "./paths/outside-paths";
import { WebAcl } from "./waf/web-acl";
import { WebAclLogs } from "./waf/logs";
import type { ZoneAccess } from "./dns/zone-access";

/** Takes an old association away; leaving the annotation out would keep it. */
const NO_WEB_ACL = "none";

export interface EdgeArgs {
    edge: AlbPlan;
    network: AnyNetwork;
    controller: pulumi.Resource & { ingressClass: pulumi.Input<string> };
    mesh: pulumi.Resource & { gateway: MeshGateway };
    /** The gateway behind this load balancer; absent, the mesh's first one. */
    gateway?: MeshGateway | undefined;
    /**
     * For the Ingress alone. Handed to the whole component, web ACL and certificate would wait for
     * the cluster too: a component is registered when all its providers are there.
     */
    kubernetes: k8s.Provider;
    /** For hosted zones out of the stack's own reach. */
    access: ZoneAccess | undefined;
    accountId: string;
    region: string;
}

/** The entrance: web ACL, certificate, the Ingress that becomes an ALB, and the names that lead to it. */
export class Edge extends pulumi.ComponentResource {
    public readonly loadBalancerHostname: pulumi.Output<string>;
    /** The certificate of clients that name no host. */
    public readonly certificateArn: pulumi.Output<string>;
    /** For alarms: every certificate that it shows. */
    public readonly certificateArns: pulumi.Output<string>[];
    /** A `curl` line that asks the ALB for the first host before its name has spread through DNS. */
    public readonly tryIt: pulumi.Output<string>;
    /** What somebody else must make with `edge.dns: none`. */
    public readonly dnsRecords: pulumi.Output<DnsRecord[]>;
    /** The hosted zones of its hosts; undefined where somebody else makes the records. */
    public readonly zones: HostedZones | undefined;
    /** Undefined with `waf.mode: off`. */
    public readonly webAclArn: pulumi.Output<string> | undefined;
    /** For alarms: the name of its metrics; undefined where no web ACL blocks. */
    public readonly blockingMetric: string | undefined;

    constructor(name: string, args: EdgeArgs, opts?: pulumi.ComponentResourceOptions) {
        super("mesh-edge:edge:Edge", name, {}, opts);

        const { network, controller, mesh, access, accountId, region } = args;
        const { gateway = mesh.gateway } = args;
        const { kind, hosts, dns, privateZone, loadBalancer, settings, attributes, waf } =
            args.edge;
        const { vpcId } = network;
        const zones = zonesOf(
            `${name}-zones`,
            { dns, hosts, privateZone, vpcId, access },
            { parent: this },
        );
        this.zones = zones;

        this.webAclArn =
            waf.mode === "off"
                ? undefined
                : new WebAcl(`${name}-web-acl`, waf, { parent: this }).arn;
        this.blockingMetric = waf.mode === "enforce" ? waf.metricName : undefined;
        if (this.webAclArn && waf.logs.enabled) {
            const { logGroupName, logs } = waf;
            new WebAclLogs(
                `${name}-web-acl-logs`,
                { webAclArn: this.webAclArn, logGroupName, logs },
                { parent: this },
            );
        }
        const certificateArns = listenerCertificates(
            `${name}-certificate`,
            { certificates: args.edge.certificates, hosts, zones, vpcId, access },
            { parent: this },
        );
        this.certificateArn = pulumi.output(certificateArns[0]);
        this.certificateArns = certificateArns.map((arn) => pulumi.output(arn));
        const mutualTls =
            args.edge.mutualTls &&
            new MutualTls(`${name}-trust-store`, args.edge.mutualTls, { parent: this });

        const accessLogs = attributes.accessLogs.enabled
            ? new AccessLogs(
                  `${name}-access-logs`,
                  { ...attributes.accessLogs, accountId, region },
                  { parent: this },
              )
            : undefined;
        // Its name begins those of target groups, which have 32 characters.
        const outsidePaths = new OutsidePaths(
            name,
            {
                paths: args.edge.paths,
                vpcId,
                vpcCidrs: network.cidrs,
                gateway: {
                    serviceName: gateway.serviceName,
                    servicePort: gatewayPort(settings),
                },
            },
            { parent: this },
        );
        const ingress = new AlbIngress(
            `${name}-ingress`,
            {
                loadBalancer,
                settings,
                allowReplacement: args.edge.allowReplacement,
                ingressClass: controller.ingressClass,
                gateway,
                subnetIds: network.subnetIdsFor(loadBalancer.scheme),
                certificateArns,
                mutualAuthentication: mutualTls?.annotation,
                webAcl: this.webAclArn ?? NO_WEB_ACL,
                attributes: { ...attributes, region },
                logBucket: accessLogs?.bucket,
                prefixListIds: prefixListIds(settings, this),
                outsidePaths,
            },
            // Only the controller deletes an ALB, and it needs its role, its nodes and a way to AWS
            // for that: on destroy all of them must outlive the Ingress. The network is named by
            // itself, for what leads there in between is EKS's business. On up, the controller's
            // webhook must be there to admit the Ingress, and the gateway's pods and routes for the
            // clients. AWS writes a test file when logging is turned on, so who may write must be
            // settled before.
            {
                parent: this,
                providers: [args.kubernetes],
                dependsOn: [controller, mesh, network, ...(accessLogs ? [accessLogs] : [])],
            },
        );
        this.loadBalancerHostname = ingress.loadBalancerHostname;

        this.tryIt = this.loadBalancerHostname.apply((hostname) => curlLine(hosts, hostname));

        this.dnsRecords = hostRecords(
            `${name}-alias`,
            {
                kind,
                hosts,
                zones,
                access,
                dualStack: settings.ipAddressType === "dualstack",
                weight: args.edge.weight,
                loadBalancerHostname: this.loadBalancerHostname,
            },
            // The hostname carries this order but for the Ingress of the gRPC hosts: a name leads to the
            // ALB only while that serves it.
            { parent: this, dependsOn: [ingress] },
        );
        this.registerOutputs({
            loadBalancerHostname: this.loadBalancerHostname,
            certificateArn: this.certificateArn,
            webAclArn: this.webAclArn,
            tryIt: this.tryIt,
            dnsRecords: this.dnsRecords,
        });
    }
}
