import * as acm from "@pulumi/aws/acm";
import * as route53 from "@pulumi/aws/route53";
import * as pulumi from "@pulumi/pulumi";

import type { AlbPlan } from "../../config/plan/edge";
import type { NonEmpty } from "../../config/sections/edge/certificates";
import type { Host } from "../../config/sections/edge/hosts";
import { certificateBatches } from "./certificate-batches";
import { HostedZones } from "../dns/hosted-zones";
import { recordKeyOf, validationNames } from "./validation-names";
import { ofZones, type ZoneAccess } from "../dns/zone-access";

export interface CertificatesArgs {
    /** Names to prove, the first one as a common name; each with the public zone to prove it in. */
    hosts: ProvenHost[];
    /** Names with a certificate each. */
    alone: ProvenHost[];
    access: ZoneAccess | undefined;
}

interface ProvenHost {
    name: string;
    zoneId: pulumi.Input<string>;
}

/** Certificates of ACM over all hosts, proved by DNS; their ARNs are there once they are issued. */
export class Certificates extends pulumi.ComponentResource {
    /** For the HTTPS listener, which takes issued certificates only; the default one first. */
    public readonly arns: NonEmpty<pulumi.Output<string>>;

    constructor(name: string, args: CertificatesArgs, opts?: pulumi.ComponentResourceOptions) {
        super("mesh-edge:edge:Certificates", name, {}, opts);

        const zoneIds = new Map(
            [...args.hosts, ...args.alone].map((host) => [host.name, host.zoneId]),
        );
        const records = new Map<string, route53.Record>();
        const [first, ...others] = certificateBatches(args.hosts.map((host) => host.name));
        const ask = (certificateName: string, hosts: string[]) => {
            const [domainName, ...subjectAlternativeNames] = hosts;
            const certificate = new acm.Certificate(
                certificateName,
                { domainName, subjectAlternativeNames, validationMethod: "DNS" },
                { parent: this },
            );
            return { certificateName, certificate, hosts };
        };
        const asked: NonEmpty<ReturnType<typeof ask>> = [
            ask(name, first),
            ...others.map((hosts, index) => ask(`${name}-${index + 2}`, hosts)),
            ...args.alone.map((host) => ask(`${name}-${host.name}`, [host.name])),
        ];
        // Outputs already order these resources. The extra component moves the records up one delete level,
        // so a destroy removes them in parallel with the cluster.
        const proof = new pulumi.ComponentResource(
            "mesh-edge:edge:Proof",
            name,
            {},
            {
                parent: this,
                dependsOn: asked.map(({ certificate }) => certificate),
                ...ofZones(args.access),
            },
        );
        const issue = ({ certificateName, certificate, hosts }: ReturnType<typeof ask>) => {
            for (const { host, recordKey } of validationNames(hosts)) {
                const zoneId = zoneIds.get(host);
                // The record of a name is the same in every certificate of the account.
                if (zoneId === undefined || records.has(recordKey)) continue;
                const option = validationOption(certificate, host);
                const record = new route53.Record(
                    `${name}-${recordKey}`,
                    {
                        zoneId,
                        name: option.resourceRecordName,
                        type: option.resourceRecordType,
                        records: [option.resourceRecordValue],
                        ttl: 300,
                        // Another stack's certificate over the name may have made it already.
                        allowOverwrite: true,
                    },
                    { parent: proof },
                );
                records.set(recordKey, record);
            }
            const validation = new acm.CertificateValidation(
                certificateName,
                {
                    certificateArn: certificate.arn,
                    validationRecordFqdns: [...new Set(hosts.map(recordKeyOf))].flatMap(
                        (recordKey) => records.get(recordKey)?.fqdn ?? [],
                    ),
                },
                { parent: this },
            );
            return validation.certificateArn;
        };
        const [ofAll, ...ofOthers] = asked;
        this.arns = [issue(ofAll), ...ofOthers.map(issue)];
        this.registerOutputs({ arns: this.arns });
    }
}

export interface ListenerCertificatesArgs {
    certificates: AlbPlan["certificates"];
    hosts: Host[];
    /** Undefined where the stack makes no records. */
    zones: HostedZones | undefined;
    vpcId: pulumi.Input<string>;
    access: ZoneAccess | undefined;
}

/**
 * What a listener shows to clients, the default one first: certificates that are given, or made for the hosts.
 * @throws {RangeError} where none is given and no record could prove one; the config's rules let none through.
 */
export function listenerCertificates(
    name: string,
    args: ListenerCertificatesArgs,
    opts: pulumi.ComponentResourceOptions,
): NonEmpty<pulumi.Input<string>> {
    const { given, validationZone } = args.certificates;
    if (given !== undefined) return given;
    const { vpcId, access } = args;
    if (args.zones === undefined) throw new RangeError("no zone to prove a certificate in");
    const there = (host: Pick<Host, "name" | "zone">) => ({
        name: host.name,
        zone: validationZone ?? host.zone,
    });
    const hosts = args.hosts.map(there);
    const ofTeams = args.certificates.ofTeams.map(there);
    const zones =
        validationZone === undefined
            ? args.zones
            : new HostedZones(
                  `${name}-zone`,
                  { hosts: [...hosts, ...ofTeams], privateZone: false, vpcId, access },
                  opts,
              );
    return new Certificates(
        name,
        // A change of one team's hosts leaves the certificates of all others as they are.
        { hosts: zones.place(hosts), alone: zones.place(ofTeams), access },
        opts,
    ).arns;
}

/** What ACM wants to see for a host; it lists its options in any order. */
function validationOption(certificate: acm.Certificate, host: string) {
    return certificate.domainValidationOptions.apply((options) => {
        const found = options.find((candidate) => candidate.domainName === host);
        if (!found) throw new Error(`ACM gave no validation record for ${host}`);
        return found;
    });
}
