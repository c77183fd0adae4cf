import { each } from "../../reading/unknown";
import type { Rules } from "../refusal";
import { eachHost } from "./placed-hosts";

/** Longest host that a rule of an ALB compares with (ELB API, HostHeaderConditionConfig). */
const LONGEST = 128;

/** Hosts by which rules of the ALB tell requests apart: the others it passes on without a look. */
export const hostConditionRules: Rules = {
    grpcHosts: (config) =>
        eachHost(
            config,
            ({ path, name, protocol }) =>
                protocol === "grpc" && misfits(path, name, "a grpc host", "take protocol grpc out"),
        ),

    hostsOfPaths: ({ edge }) =>
        each("edge.paths", edge?.paths, ({ hosts }, at) =>
            each(`${at}.hosts`, hosts, (host, path) =>
                misfits(path, host, "a host of a path", "route it in the mesh"),
            ),
        ),
};

function misfits(path: string, host: string, what: string, otherwise: string) {
    return [
        host.length > LONGEST && {
            path,
            rule: `must have ${LONGEST} characters at most as ${what}: a rule of an ALB allows no more`,
            cure: `shorten it by ${host.length - LONGEST} characters, or ${otherwise}`,
        },
        !/\.[a-z]+$/.test(host) && {
            path,
            rule: `must end with a top-level domain of letters alone as ${what}: a rule of an ALB takes no other`,
            cure: `name one of another domain, or ${otherwise}`,
        },
    ];
}
