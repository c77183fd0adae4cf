import type { Lookup } from "../../world/row";

/** Of what the controller made: all load balancers of the region, whoever owns them; none is not an error. */
export const loadBalancerLookups: Record<string, Lookup> = {
    "aws:lb/getLbs:getLbs": (args, { world, region }) => ({
        ...args,
        id: region,
        region,
        arns: world.all("aws:lb/loadBalancer:LoadBalancer").map(({ id }) => id),
    }),
};
