import { z } from "zod";

import { LOAD_BALANCER_NAME } from "../../../values/elb-limits";

/** Name of a load balancer, as Elastic Load Balancing takes it. */
export const loadBalancerNameSchema = z
    .string()
    .max(
        LOAD_BALANCER_NAME.maxLength,
        `must not be longer than ${LOAD_BALANCER_NAME.maxLength} characters, the limit of Elastic Load Balancing`,
    )
    .regex(LOAD_BALANCER_NAME.pattern, LOAD_BALANCER_NAME.says);
