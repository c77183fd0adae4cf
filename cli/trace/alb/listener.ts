import { isInside } from "../../../components/values/range";
import type { IngressGroup } from "../../lint-ingress/ingress-group";
import { parseList } from "../../lint-ingress/string-map";
import type { AnnotationName } from "../../../components/edge/alb/annotation-table";
import { asObject } from "../../render/state";
import { type Answer, anyOf, type Stop, type Verdict, verdict } from "../answer";
import type { TracedRequest } from "../request";
import type { Resources } from "../resources";
import { certificateNames, coverage } from "./certificates";

/** The connection: whether the ALB listens, lets the client in, and has a certificate for the host. */
export function listenerStop(
    request: TracedRequest,
    group: IngressGroup,
    resources: Resources,
): Stop {
    const { port, host, scheme } = request;
    const listener = group.listenerAt(port);
    const step = (says: string[], facts: Record<string, unknown>, answer?: Answer): Stop => ({
        step: { step: "Listener", says, facts: { port, ...facts } },
        ...(answer && { answer }),
    });
    if (listener === undefined) {
        return step([`The ALB has no listener on port ${port}: the connection fails.`], {}, nobody);
    }
    const { protocol } = listener;
    const wanted = scheme === "https" ? "HTTPS" : "HTTP";
    const heard = `The ALB listens on port ${port} for ${protocol}`;
    if (protocol !== wanted) {
        return step(
            [`${heard}, but the client uses ${wanted}: the request fails.`],
            { protocol },
            nobody,
        );
    }
    const inbound = isLetIn(request, group);
    const closed = inbound.letIn === "no";
    if (closed)
        return step([`${heard}.`, ...inbound.says], { protocol, inbound: inbound.letIn }, nobody);
    if (protocol === "HTTP") return step([`${heard}.`, ...inbound.says], { protocol });

    const arns = parseList(groupAnnotation(group, "certificate-arn") ?? "");
    const certificate = coverage(host, certificateNames(arns, resources));
    const clients = clientCertificates(group, port);
    return step(
        [`${heard}.`, ...inbound.says, certificate.says, ...clients],
        { protocol, certificate: certificate.arn, certified: certificate.holds },
        certificate.holds === "no" ? nobody : undefined,
    );
}

const nobody: Answer = { by: "nobody" };

/** The value that a member of the group sets for the whole ALB. */
export function groupAnnotation(group: IngressGroup, name: AnnotationName): string | undefined {
    return group.members.flatMap((member) => member.get(name) ?? [])[0];
}

/** The ALB's security group; without annotations everybody may come. */
function isLetIn({ from }: TracedRequest, group: IngressGroup): { letIn: Verdict; says: string[] } {
    const ranges = parseList(groupAnnotation(group, "inbound-cidrs") ?? "");
    const lists = parseList(groupAnnotation(group, "security-group-prefix-lists") ?? "");
    if (ranges.length === 0 && lists.length === 0) return { letIn: "yes", says: [] };
    const own = from === undefined ? undefined : `${from}/${from.includes(":") ? 128 : 32}`;
    const letIn = anyOf([
        own === undefined ? "unknown" : verdict(ranges.some((range) => isInside(own, range))),
        ...lists.map(() => "unknown" as const),
    ]);
    const who = [...ranges, ...lists].join(", ");
    const doubt =
        from === undefined
            ? "--from tells whether the client is one"
            : "only AWS knows whether the client is in a prefix list";
    const says = {
        yes: `${from ?? ""} is one of those that its security group lets in: ${who}.`,
        no: `Its security group lets only ${who} in, so ${from ?? ""} gets no connection.`,
        unknown: `Its security group lets only ${who} in; ${doubt}.`,
    };
    return { letIn, says: [says[letIn]] };
}

function clientCertificates(group: IngressGroup, port: number): string[] {
    const entries = group.members.flatMap((member) => {
        const list = member.json("mutual-authentication");
        return Array.isArray(list) ? list.map(asObject) : [];
    });
    const mine = entries.find((entry) => entry.port === port);
    if (mine?.mode === "passthrough") {
        return ["It asks for the client's certificate, and passes it on without looking at it."];
    }
    if (mine?.mode !== "verify") return [];
    return [
        `The client must have a certificate that trust store ${String(mine.trustStore)} vouches for; else the ALB closes the connection.`,
    ];
}
