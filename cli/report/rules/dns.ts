import type { StepRule } from "../finding";
import { sides } from "../finding";

/** Types of records by which clients find a load balancer. */
const ADDRESSES = ["A", "AAAA", "CNAME"];

/** The name of a record of ACM, by which it proves who owns a domain, begins so. */
const PROOF = /^_/;

/** A name that clients use and that goes. */
export const nameGone: StepRule = {
    id: "name-gone",
    types: ["aws:route53/record:Record"],
    find: (step) => {
        const { name, type } = sides(step).before;
        if (step.op !== "delete" || typeof name !== "string" || PROOF.test(name)) return [];
        if (typeof type !== "string" || !ADDRESSES.includes(type)) return [];
        return [
            {
                verdict: "outage",
                property: "name",
                old: name,
                reason: `the ${type} record of ${name} is deleted`,
                consequence: "clients can't resolve the name",
            },
        ];
    },
};
