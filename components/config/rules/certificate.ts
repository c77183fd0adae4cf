import type { LenientConfig, Rule } from "./rule";

/** Quota "Domain names per ACM certificate", before anybody has it raised. */
const NAMES_PER_CERTIFICATE = 10;

/** ACM limits the first domain name, the certificate's common name (RFC 5280). */
const LONGEST_COMMON_NAME = 64;

/** An ALB uses certificates of its own region only. */
export const certificateInRegion: Rule = ({ edge }, { region }) => {
    const arn = edge?.certificateArn;
    const actual = arn?.split(":")[3];
    return typeof arn !== "string" || region === undefined || actual === region
        ? []
        : [
              {
                  path: "edge.certificateArn",
                  value: arn,
                  rule: `must be a certificate in aws:region, ${region}`,
                  cure: "name a certificate of that region, or leave the key out and the stack makes one",
              },
          ];
};

/** ACM certificates can't be used from another account. */
export const certificateInAccount: Rule = ({ accountId, edge }) => {
    const arn = edge?.certificateArn;
    const actual = arn?.split(":")[4];
    return typeof arn !== "string" || accountId === undefined || actual === accountId
        ? []
        : [
              {
                  path: "edge.certificateArn",
                  value: arn,
                  rule: `must be a certificate of accountId, ${accountId}`,
                  cure: "name a certificate of that account, or leave the key out and the stack makes one",
              },
          ];
};

/** Whether the stack has ACM make a certificate; a gateway that ends TLS itself has a Secret. */
function makesCertificate(edge: LenientConfig["edge"]): edge is NonNullable<typeof edge> {
    const atGateway =
        edge?.kind === "clb" || (edge?.kind === "nlb" && edge.nlb?.tls === "passthrough");
    return edge?.certificateArn === null && !atGateway;
}

/** What ACM issues in one certificate, where the stack makes it. */
export const certificateNames: Rule = ({ edge }) =>
    makesCertificate(edge) && edge.hosts !== undefined && edge.hosts.length > NAMES_PER_CERTIFICATE
        ? [
              {
                  path: "edge.hosts",
                  value: edge.hosts,
                  rule: `must hold ${NAMES_PER_CERTIFICATE} names at most, as many as ACM puts on one certificate`,
                  cure: "cover several names by a wildcard, or give edge.certificateArn",
              },
          ]
        : [];

export const certificateCommonName: Rule = ({ edge }) => {
    const first = edge?.hosts?.[0];
    return makesCertificate(edge) && first !== undefined && first.length > LONGEST_COMMON_NAME
        ? [
              {
                  path: "edge.hosts[0]",
                  value: first,
                  rule: `must have ${LONGEST_COMMON_NAME} characters at most: it is the certificate's first name`,
                  cure: "put a shorter host first, or give edge.certificateArn",
              },
          ]
        : [];
};
