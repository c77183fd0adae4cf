/**
 * The controller retries in loops of minutes while AWS releases an ALB's network interfaces; the
 * default of 10 minutes ends too early.
 */
export const INGRESS_TIMEOUTS = { create: "20m", update: "20m", delete: "20m" };
