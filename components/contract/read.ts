import { CONTRACT_OUTPUT, CONTRACT_VERSION, type Contract, contractSchema } from "./contract";

/** Why there is no contract to go by, and what helps. */
export interface Refusal {
    rule: string;
    cure: string;
}

/** The contract behind what a carrier holds, if it is one that this program can go by. */
export function readContract(found: unknown, platform: string): Contract | Refusal {
    if (found instanceof Error) return unreadable(found, platform);
    if (typeof found !== "object" || found === null) {
        return {
            rule: `must be a platform that is up and has teams: ${platform} has no ${CONTRACT_OUTPUT}`,
            cure: `bring it up with its section teams: pulumi up --stack ${platform}`,
        };
    }
    const { version } = found as { version?: unknown };
    if (version !== CONTRACT_VERSION) return otherVersion(version, platform);
    const { data, error } = contractSchema.safeParse(found);
    if (data !== undefined) return data;
    const missing = error.issues.map(({ path }) => path.join("."));
    return {
        rule: `must have a whole contract: in that of ${platform}, ${missing.join(", ")} ${missing.length === 1 ? "is" : "are"} missing or of another kind`,
        cure: `bring the platform up again, so that it writes its contract: pulumi up --stack ${platform}`,
    };
}

export function isRefusal(read: Contract | Refusal): read is Refusal {
    return "rule" in read;
}

function unreadable({ message }: Error, platform: string): Refusal {
    const isAbsent = /unknown stack|no stack named|ParameterNotFound|couldn't find resource/.test(
        message,
    );
    return isAbsent
        ? {
              rule: `must be a platform that is there: ${platform} is not`,
              cure: "correct the name, or bring the platform up first; a stack is looked for in the backend that pulumi is logged in to",
          }
        : {
              rule: `must be a platform whose contract may be read: ${message}`,
              cure: "ask the platform's team for the right to read it, or for the name of the SSM parameter with it",
          };
}

function otherVersion(version: unknown, platform: string): Refusal {
    const isNewer = typeof version === "number" && version > CONTRACT_VERSION;
    return {
        rule: `must have a contract of version ${CONTRACT_VERSION}: that of ${platform} is of ${version === undefined ? "none" : JSON.stringify(version)}`,
        cure: isNewer
            ? "update this checkout to the platform's release of the program"
            : `ask the platform's team to run pulumi up --stack ${platform} with this release of the program`,
    };
}
