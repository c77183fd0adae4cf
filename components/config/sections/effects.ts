/**
 * What a change of a key does to an existing stack: metadata `changes` of the schema, where several keys
 * have the same. The runbook's "What a change does", the reference and the editors' schema print it.
 */
export const IN_PLACE = "in place";
export const NO_EFFECT = "nothing by itself";
export const REFUSED =
    "**refused**, in the preview too: nothing moves to another VPC, and a new cluster is empty while the state says that it is not; destroy the stack, change it, then `up`";
export const NEW_NODES = "new nodes; pods move";
export const NEW_TARGET_GROUP = "a new target group; a short gap until its targets are healthy";
export const NEW_SOURCES = "in place: the new sources are let in before the old ones are shut out";
export const TLS_GAP = "in place; connections fail until listener and gateway agree";
export const GATEWAY_RESTARTS = "the gateway's pods restart, a few at a time";
