import type { Verdict } from "../answer";
import { certifies } from "../hosts";
import type { Resources } from "../resources";

/** A certificate of a listener, and its names; undefined for one that the stack was given. */
export interface ListenerCertificate {
    arn: string;
    names: string[] | undefined;
}

/** The certificates of a listener in the state, the default one first. */
export function certificateNames(
    arns: readonly string[],
    resources: Resources,
): ListenerCertificate[] {
    return arns.map((arn) => {
        const inputs = resources.withArn("aws:acm/certificate:Certificate", arn)?.inputs;
        const others = inputs?.subjectAlternativeNames;
        return {
            arn,
            names: inputs && [
                String(inputs.domainName),
                ...(Array.isArray(others) ? others.map(String) : []),
            ],
        };
    });
}

/** The certificate that a client who asks for a host gets. */
export function coverage(
    host: string,
    certificates: readonly ListenerCertificate[],
): { holds: Verdict; arn: string | undefined; says: string } {
    for (const { arn, names } of certificates) {
        const name = names?.find((one) => certifies(one, host));
        if (name !== undefined) {
            return {
                holds: "yes",
                arn,
                says: `Certificate ${arn} holds for ${host}, by its name ${name}.`,
            };
        }
    }
    const unknown = certificates.filter(({ names }) => names === undefined);
    if (certificates.length === 0) {
        const says = "The controller looks for the certificate by the hosts of the Ingress.";
        return { holds: "unknown", arn: undefined, says };
    }
    if (unknown.length > 0) {
        const arns = unknown.map(({ arn }) => arn).join(", ");
        const says = `Whether ${arns} holds for ${host} isn't in the state: the stack was given it.`;
        return { holds: "unknown", arn: undefined, says };
    }
    const says = `No certificate of the listener holds for ${host}: the client refuses the default one.`;
    return { holds: "no", arn: certificates[0]?.arn, says };
}
