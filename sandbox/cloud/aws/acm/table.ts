import { isIssued } from "../route53/records";
import { text, texts } from "../../values";
import { CloudError } from "../../world/errors";
import { arn, hex, type Table, uuid } from "../../world/row";

const CERTIFICATE = "aws:acm/certificate:Certificate";

export const acm: Table = {
    [CERTIFICATE]: {
        id: (c) => arn(c, "acm", `certificate/${uuid(c.world.seed(c.entity.urn, c.entity.type))}`),
        tagged: true,
        computed: {
            arn: (c) => c.entity.id,
            status: () => "PENDING_VALIDATION",
            domainValidationOptions: ({ entity: { inputs } }) =>
                [text(inputs, "domainName") ?? "", ...texts(inputs, "subjectAlternativeNames")]
                    .filter((name, index, names) => names.indexOf(name) === index)
                    .map((domainName) => {
                        const domain = domainName.replace(/^\*\./, "");
                        return {
                            domainName,
                            resourceRecordName: `_${hex(domain, 32)}.${domain}.`,
                            resourceRecordType: "CNAME",
                            resourceRecordValue: `_${hex(`${domain}|value`, 32)}.acm-validations.aws.`,
                        };
                    }),
        },
        forceNew: ["domainName", "subjectAlternativeNames", "validationMethod", "keyAlgorithm"],
        inUse: ({ id }) => new CloudError("ResourceInUseException", `Certificate ${id} in use`),
        seconds: [8, 2, 2],
    },
    "aws:acm/certificateValidation:CertificateValidation": {
        id: ({ entity }) => uuid(text(entity.inputs, "certificateArn") ?? ""),
        adopts: true,
        onlyWaits: true,
        refs: [{ path: "certificateArn", type: CERTIFICATE, holds: false }],
        forceNew: ["certificateArn", "validationRecordFqdns"],
        beforeCreate: ({ entity, world }) => {
            const certificate = text(entity.inputs, "certificateArn") ?? "";
            if (isIssued(world, certificate)) return;
            throw new CloudError(
                "",
                `waiting for ACM Certificate (${certificate}) to be issued: timeout while waiting for state to become 'ISSUED' (last state: 'PENDING_VALIDATION', timeout: 1h15m0s)`,
            );
        },
        seconds: [60, 1, 0],
    },
};
