import { CloudError } from "../../world/errors";
import { arn, idFrom, type Lookup, type Table } from "../../world/row";
import { text } from "../../values";

const PARAMETER = "aws:ssm/parameter:Parameter";

/** Bytes of a value: what fits the standard tier, and the advanced one (Systems Manager endpoints and quotas). */
const LONGEST = { Standard: 4096, Advanced: 8192, "Intelligent-Tiering": 8192 } as const;

/** Systems Manager's Parameter Store. */
export const ssm: Table = {
    [PARAMETER]: {
        id: idFrom("name"),
        autoname: "name",
        tagged: true,
        computed: {
            arn: (c) => arn(c, "ssm", `parameter${c.entity.id}`),
            version: (c) => Number(text(c.old?.state, "version") ?? "0") + 1,
        },
        unsettled: ["version"],
        forceNew: ["name"],
        exists: () =>
            new CloudError(
                "ParameterAlreadyExists",
                "The parameter already exists. To overwrite this value, set the overwrite option in the request to true.",
            ),
        beforeCreate: ({ entity }) => {
            assertFits(text(entity.inputs, "tier"), text(entity.inputs, "value"));
        },
        beforeUpdate: ({ entity }) => {
            assertFits(text(entity.inputs, "tier"), text(entity.inputs, "value"));
        },
        seconds: [1, 1, 1],
    },
};

function assertFits(tier = "Standard", value = ""): void {
    const most = Object.entries(LONGEST).find(([name]) => name === tier)?.[1] ?? LONGEST.Standard;
    if (Buffer.byteLength(value) > most) {
        throw new CloudError(
            "ValidationException",
            `${tier === "Standard" ? "Standard tier parameters support" : "Advanced tier parameters support"} a maximum parameter value of ${most} characters.`,
        );
    }
}

/** A parameter that isn't there is an error in the provider's words. */
export const parameterLookup: Lookup = (args, { world }) => {
    const name = text(args, "name") ?? "";
    const found = world.get(PARAMETER, name);
    if (found === undefined) {
        throw new CloudError("", `reading SSM Parameter (${name}): couldn't find resource`);
    }
    return { ...found.state, id: name, name };
};
