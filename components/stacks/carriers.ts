import type { Provider } from "@pulumi/aws/provider";
import * as pulumi from "@pulumi/pulumi";

import type { Carrier } from "../config/sections/platform";
import { CONTRACT_OUTPUT } from "../contract/contract";

/**
 * What a carrier holds: the contract as its platform wrote it, or the error that came instead of it. The
 * value is there in a preview too, because nothing is declared before it.
 * @param cloud the AWS provider, made when it is asked for.
 */
export async function findContract(
    carrier: Carrier,
    cloud: () => Promise<Provider>,
): Promise<unknown> {
    try {
        return await ("stack" in carrier
            ? outputOf(carrier.stack)
            : parameterValue(carrier.parameter, await cloud()));
    } catch (error) {
        return error;
    }
}

/**
 * As a StackReference reads it. That is a resource, and a stack that isn't there would end the program
 * before it could say what to do.
 */
async function outputOf(stack: string): Promise<unknown> {
    const read = (await pulumi.runtime.invoke("pulumi:pulumi:readStackOutputs", {
        name: stack,
    })) as { outputs?: Record<string, unknown> };
    return read.outputs?.[CONTRACT_OUTPUT];
}

async function parameterValue(name: string, provider: Provider): Promise<unknown> {
    const { getParameter } = await import("@pulumi/aws/ssm/getParameter");
    const { value } = await getParameter({ name }, { provider });
    return JSON.parse(value) as unknown;
}
