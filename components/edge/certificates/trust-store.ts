import * as lb from "@pulumi/aws/lb";
import * as pulumi from "@pulumi/pulumi";

import type { MutualTlsConfig } from "../../config/sections/edge/mutual-tls";
import { mutualAuthentication } from "../alb/mutual-authentication";

/** How the listener treats certificates of clients, with the trust store that it looks them up in. */
export class MutualTls extends pulumi.ComponentResource {
    /** For the Ingress, in the controller's JSON. */
    public readonly annotation: pulumi.Output<string>;

    constructor(name: string, args: MutualTlsConfig, opts?: pulumi.ComponentResourceOptions) {
        super("mesh-edge:edge:MutualTls", name, {}, opts);

        const { trustStore } = args;
        const arn =
            typeof trustStore === "object"
                ? new lb.TrustStore(
                      name,
                      {
                          caCertificatesBundleS3Bucket: trustStore.bucket,
                          caCertificatesBundleS3Key: trustStore.key,
                          caCertificatesBundleS3ObjectVersion: trustStore.version,
                      },
                      { parent: this },
                  ).arn
                : trustStore;

        this.annotation = pulumi.output(arn).apply((known) => mutualAuthentication(args, known));
        this.registerOutputs({ annotation: this.annotation });
    }
}
