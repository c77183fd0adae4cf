import * as pulumi from "@pulumi/pulumi";

import type { PathConfig, TargetConfig } from "../../config/sections/edge/paths/entry";
import { actionOf, type Destination } from "./action";
import { AddressTargets } from "./address-targets";
import { conditionsOf } from "./conditions";
import { LambdaTarget } from "./lambda-target";
import { pathRules } from "./rules";

export interface OutsidePathsArgs {
    paths: PathConfig[];
    vpcId: pulumi.Input<string>;
    /** The VPC's ranges. */
    vpcCidrs: readonly string[];
    gateway: { serviceName: pulumi.Input<string>; servicePort: number };
}

/** What the Ingress says of the paths that don't go to the gateway like all others, and their target groups. */
export class OutsidePaths extends pulumi.ComponentResource {
    /** `actions.<name>` and `conditions.<name>`, by their names without the prefix. */
    public readonly annotations: Record<string, pulumi.Input<string>>;
    /** To come before the gateway's rule. */
    public readonly rules: ReturnType<typeof pathRules>;

    constructor(name: string, args: OutsidePathsArgs, opts?: pulumi.ComponentResourceOptions) {
        super("mesh-edge:edge:OutsidePaths", name, {}, opts);

        const destination = (
            target: TargetConfig,
            targetName: string,
        ): pulumi.Input<Destination> => {
            if (target.gateway === true) {
                return pulumi.output(args.gateway);
            }
            if (target.lambda) {
                const { targetGroupArn } = new LambdaTarget(targetName, target.lambda, {
                    parent: this,
                });
                return targetGroupArn.apply((targetGroupARN) => ({ targetGroupARN }));
            }
            if (target.ips) {
                const { targetGroupArn } = new AddressTargets(
                    targetName,
                    { ...target.ips, vpcId: args.vpcId, vpcCidrs: args.vpcCidrs },
                    { parent: this },
                );
                return targetGroupArn.apply((targetGroupARN) => ({ targetGroupARN }));
            }
            return { targetGroupARN: target.targetGroupArn ?? "" };
        };

        const action = (path: PathConfig): pulumi.Input<string> => {
            const { targets } = path.to;
            if (targets === undefined) {
                return JSON.stringify(actionOf(path, []));
            }
            const destinations = targets.map((target, index) =>
                destination(target, `${name}-${path.name}-${index + 1}`),
            );
            return pulumi
                .all(destinations)
                .apply((resolved) => JSON.stringify(actionOf(path, resolved)));
        };

        this.annotations = Object.fromEntries(
            args.paths.flatMap((path) => {
                const conditions = conditionsOf(path);
                return [
                    [`actions.${path.name}`, action(path)] as const,
                    ...(conditions.length === 0
                        ? []
                        : [[`conditions.${path.name}`, JSON.stringify(conditions)] as const]),
                ];
            }),
        );
        this.rules = pathRules(args.paths);
        this.registerOutputs({});
    }
}
