import { controllerAlive } from "../kubernetes/helm/charts";
import { roleOf } from "../aws/iam/credentials";
import { podsReachAws } from "../aws/eks/nodes";
import { CloudError } from "../world/errors";
import type { Place } from "../world/row";
import { BuildError } from "./annotations";
import { AwsCalls, DeployError } from "./aws";

/** The controller with its role; whatever keeps it from AWS is an error. */
export function controllerAt(place: Place, idle: (why: string) => CloudError): AwsCalls {
    const { world, cluster } = place;
    const release = controllerAlive(world, cluster);
    if (release === undefined) throw idle("no load balancer controller runs in the cluster");
    if (!podsReachAws(world, cluster)) {
        throw idle("the controller's calls to AWS time out: dial tcp: i/o timeout");
    }
    return new AwsCalls(place, roleOf(world, release));
}

export function reasonOf(error: unknown): string {
    if (error instanceof BuildError) return `FailedBuildModel: ${error.message}`;
    if (error instanceof DeployError) return `FailedDeployModel: ${error.message}`;
    if (error instanceof CloudError) return error.message;
    throw error;
}
