import type { PathConfig } from "../../../sections/edge/paths/entry";
import type { Match } from "./coverage";

export type Redirect = NonNullable<PathConfig["to"]["redirect"]>;

/** What a client asks the HTTPS listener for, under any of some hosts. */
export interface Request {
    hosts: readonly string[];
    path: string;
}

/** What a client asks for next; undefined where that is another listener, or depends on the host. */
export function landingOf(asked: Request, redirect: Redirect) {
    const { host = "#{host}", port = 443, path = "/#{path}" } = redirect;
    const hosts = host === "#{host}" ? asked.hosts : [host];
    const landed = path.replaceAll("#{path}", asked.path.slice(1)).replaceAll("#{port}", "443");
    return port !== 443 || [...hosts, landed].some((text) => text.includes("#{"))
        ? undefined
        : { hosts, path: landed, pathType: "Exact" as const };
}

/** Whether an entry takes each request for its hosts and path. */
export function isUnconditional({ conditions }: Match): boolean {
    const { headers, methods, sourceCidrs, queryStrings } = conditions;
    return [Object.keys(headers), methods, sourceCidrs, queryStrings].every(
        (asked) => asked.length === 0,
    );
}
