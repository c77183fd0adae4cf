import { tlsOf } from "../../plan/front";
import { NAMES_PER_CERTIFICATE } from "../../sections/edge/certificates";
import { knownHosts } from "./known-hosts";
import { known, type LenientConfig, type Rule } from "../rule";

/** ACM limits the first domain name, the certificate's common name (RFC 5280). */
export const LONGEST_COMMON_NAME = 64;

/** An ALB uses certificates of its own region only. */
export const certificateInRegion: Rule = (config, { region }) =>
    givenArns(config).flatMap(([path, arn]) =>
        region === undefined || arn.split(":")[3] === region
            ? []
            : [
                  {
                      path,
                      value: arn,
                      rule: `must be a certificate in aws:region, ${region}`,
                      cure: "name a certificate of that region, or leave the key out and the stack makes one",
                  },
              ],
    );

/** ACM certificates can't be used from another account. */
export const certificateInAccount: Rule = (config) => {
    const { accountId } = config;
    return givenArns(config).flatMap(([path, arn]) =>
        accountId === undefined || arn.split(":")[4] === accountId
            ? []
            : [
                  {
                      path,
                      value: arn,
                      rule: `must be a certificate of accountId, ${accountId}`,
                      cure: "name a certificate of that account, or leave the key out and the stack makes one",
                  },
              ],
    );
};

/** Whether the load balancer needs a certificate that nobody has given; a gateway that ends TLS itself has a Secret. */
export function lacksCertificate(edge: LenientConfig["edge"]): edge is NonNullable<typeof edge> {
    return edge?.certificateArn === null && tlsOf(edge) !== "passthrough";
}

/** Whether the stack has ACM make one. */
export function makesCertificate(edge: LenientConfig["edge"]): edge is NonNullable<typeof edge> {
    return lacksCertificate(edge) && edge.dns === "route53";
}

function givenArns({ edge }: LenientConfig): [path: string, arn: string][] {
    const given = edge?.certificateArn;
    const path = "edge.certificateArn";
    return typeof given === "string"
        ? [[path, given]]
        : known(given).map(([index, arn]) => [`${path}[${index}]`, arn]);
}

/** The first host of each certificate that the stack makes. */
export const certificateCommonName: Rule = (config) =>
    makesCertificate(config.edge)
        ? knownHosts(config).flatMap(({ index, path, name }) =>
              name === undefined ||
              index % NAMES_PER_CERTIFICATE !== 0 ||
              name.length <= LONGEST_COMMON_NAME
                  ? []
                  : [
                        {
                            path,
                            value: name,
                            rule: `must have ${LONGEST_COMMON_NAME} characters at most: it becomes the common name of the certificate`,
                            cure: "put a shorter host first, or set edge.certificateArn",
                        },
                    ],
          )
        : [];
