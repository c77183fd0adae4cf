import type { Problem } from "../../reading/problem";
import { knownHosts } from "./known-hosts";
import { entriesOf } from "./paths/entries";
import { known, type Rule } from "../rule";

/** Longest host that a rule of an ALB compares with (ELB API, HostHeaderConditionConfig). */
const LONGEST = 128;

/** Hosts by which rules of the ALB tell requests apart: the others it passes on without a look. */
export const hostConditionsFit: Rule = (config) => [
    ...knownHosts(config)
        .filter(({ protocol }) => protocol === "grpc")
        .flatMap(({ path, name }) =>
            name === undefined ? [] : misfit(path, name, "a grpc host", "take protocol grpc out"),
        ),
    ...entriesOf(config).flatMap(([path, { hosts }]) =>
        known(hosts).flatMap(([index, host]) =>
            misfit(`${path}.hosts[${index}]`, host, "a host of a path", "route it in the mesh"),
        ),
    ),
];

function misfit(path: string, value: string, what: string, otherwise: string): Problem[] {
    return [
        ...(value.length <= LONGEST
            ? []
            : [
                  {
                      path,
                      value,
                      rule: `must have ${LONGEST} characters at most as ${what}: a rule of an ALB allows no more`,
                      cure: `shorten it by ${value.length - LONGEST} characters, or ${otherwise}`,
                  },
              ]),
        ...(/\.[a-z]+$/.test(value)
            ? []
            : [
                  {
                      path,
                      value,
                      rule: `must end with a top-level domain of letters alone as ${what}: a rule of an ALB takes no other`,
                      cure: `name one of another domain, or ${otherwise}`,
                  },
              ]),
    ];
}
