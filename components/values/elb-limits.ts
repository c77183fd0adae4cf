/** The least and the most that Elastic Load Balancing takes of a number. */
export interface Range {
    min: number;
    max: number;
}

/**
 * What Elastic Load Balancing takes (its API reference, its quotas), for the configuration and for the
 * linter of Ingresses alike. Times are in seconds.
 */
export const IDLE_TIMEOUT: Range = { min: 1, max: 4000 };
export const CLIENT_KEEP_ALIVE: Range = { min: 60, max: 604_800 };
export const DEREGISTRATION_DELAY: Range = { min: 0, max: 3600 };
/** How long a client stays with the target, or the target group, that it was given. */
export const STICKINESS: Range = { min: 1, max: 604_800 };
/** How long a login at an ALB lasts. */
export const AUTH_SESSION: Range = { min: 1, max: 604_800 };
export const HEALTH_INTERVAL: Range = { min: 5, max: 300 };
export const HEALTH_TIMEOUT: Range = { min: 2, max: 120 };
export const HEALTH_THRESHOLD: Range = { min: 2, max: 10 };

export const DESYNC_MODES = ["monitor", "defensive", "strictest"] as const;

/** Name of a load balancer. `internal-` begins the DNS names that AWS makes. */
export const LOAD_BALANCER_NAME = {
    maxLength: 32,
    pattern: /^(?!internal-)[a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?$/,
    says: "must be letters, digits and -, not start or end with - and not start with internal-",
};

/** What a tag may hold (Elastic Load Balancing, tag restrictions). */
export const TAG_KEY = {
    pattern: /^(?!aws:)(?! )[\p{L}\p{N} _.:/+@-]{1,128}(?<! )$/iu,
    says: "must be a tag key of 1-128 letters, digits, spaces and _.:/+-@, not starting with aws:",
};
export const TAG_VALUE = {
    pattern: /^(?! )[\p{L}\p{N} _.:/=+@-]{0,256}(?<! )$/u,
    says: "must be a tag value of up to 256 letters, digits, spaces and _.:/=+-@",
};

/** Quotas of an ALB's rule, which nobody gets raised: values that it compares with, and wildcards in them. */
export const VALUES_PER_RULE = 5;
export const WILDCARDS_PER_RULE = 6;

/** Target groups that one action may forward to; a quota too. */
export const TARGETS_PER_ACTION = 5;

/** Longest text that a rule compares with. */
export const LONGEST_COMPARISON = 128;
