import * as acm from "@pulumi/aws/acm";
import * as route53 from "@pulumi/aws/route53";
import * as pulumi from "@pulumi/pulumi";

import { validationNames } from "./validation-names";

export interface CertificateArgs {
    /** Names on the certificate, the first one as its common name. */
    hosts: string[];
    /** Public hosted zone in which the names are proved. */
    zoneId: pulumi.Input<string>;
}

/** A certificate of ACM, proved by DNS; its ARN is there once it is issued. */
export class Certificate extends pulumi.ComponentResource {
    /** For the HTTPS listener, which takes an issued certificate only. */
    public readonly arn: pulumi.Output<string>;

    constructor(name: string, args: CertificateArgs, opts?: pulumi.ComponentResourceOptions) {
        super("mesh-edge:edge:Certificate", name, {}, opts);

        const [domainName, ...subjectAlternativeNames] = args.hosts;
        const certificate = new acm.Certificate(
            name,
            { domainName, subjectAlternativeNames, validationMethod: "DNS" },
            { parent: this },
        );
        // Values carry the order. A component that depends on the certificate puts the records one level
        // higher, so that a destroy, which goes level by level, deletes them while it deletes the cluster.
        const proof = new pulumi.ComponentResource(
            "mesh-edge:edge:Proof",
            name,
            {},
            { parent: this, dependsOn: [certificate] },
        );
        const records = validationNames(args.hosts).map(({ host, recordKey }) => {
            // ACM lists its options in an order of its own.
            const option = certificate.domainValidationOptions.apply((options) => {
                const found = options.find((candidate) => candidate.domainName === host);
                if (!found) throw new Error(`ACM gave no validation record for ${host}`);
                return found;
            });
            return new route53.Record(
                `${name}-${recordKey}`,
                {
                    zoneId: args.zoneId,
                    name: option.resourceRecordName,
                    type: option.resourceRecordType,
                    records: [option.resourceRecordValue],
                    ttl: 300,
                    // The record of a name is the same in every certificate of the account.
                    allowOverwrite: true,
                },
                { parent: proof },
            );
        });
        const validation = new acm.CertificateValidation(
            name,
            {
                certificateArn: certificate.arn,
                validationRecordFqdns: records.map((record) => record.fqdn),
            },
            { parent: this },
        );

        this.arn = validation.certificateArn;
        this.registerOutputs({ arn: this.arn });
    }
}
