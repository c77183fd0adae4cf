import type { Answer, Stop } from "../answer";
import type { TracedRequest } from "../request";
import type { Resources } from "../resources";
import { isDeclared, policyOf } from "./destinations";
import { type Connection, type OpenServer, serversFor } from "./entrance";
import { gatewaysOf, virtualServicesOf } from "./objects";
import { judge } from "./policies";
import { answerOf } from "./route-answer";
import { changesOf } from "./route-words";
import { type Candidate, firstOf, type Pods, virtualHostFor } from "./routes";

/** From the gateway's port to the answer. */
export function meshSteps(
    request: TracedRequest,
    connection: Connection,
    pods: Pods,
    resources: Resources,
): Stop[] {
    const servers = serversFor(connection, gatewaysOf(resources), pods.labels);
    const entrance = gatewayStop(servers, connection, request, pods, resources);
    if (entrance.answer) return [entrance];

    const host = virtualHostFor(request.host, servers, virtualServicesOf(resources), pods);
    if (host === undefined) {
        const says = [
            `No VirtualService of the gateway has ${request.host}, so Envoy answers 404.`,
        ];
        return [entrance, notFound(says, { host: request.host })];
    }
    const { taken, doubtful } = firstOf(host.candidates, request);
    const perhaps = doubtful.map(
        ({ name }) =>
            `${name} may take it first: that depends on the claims of its token, or on an expression that can't be read here.`,
    );
    const place = `Virtual host ${host.host}, of ${plural(host.candidates.length, "route")}.`;
    if (taken === undefined) {
        const says = [place, ...perhaps, "No rule takes it, so Envoy answers 404."];
        return [entrance, notFound(says, { host: host.host })];
    }
    const answer = answerOf(taken, request, connection.port);
    const route: Stop = {
        step: {
            step: "Route",
            says: [
                place,
                ...perhaps,
                `${taken.name} takes it: ${conditionsOf(taken)}.`,
                ...changesOf(taken.route, answer, request.host),
            ],
            facts: {
                host: host.host,
                rule: taken.name,
                match: taken.match ?? {},
                mayTakeItFirst: doubtful.map(({ name }) => name),
            },
        },
        answer,
    };
    return answer.by === "service"
        ? [entrance, { step: route.step }, serviceStop(answer, pods, resources)]
        : [entrance, route];
}

function gatewayStop(
    servers: readonly OpenServer[],
    { port, podPort, tls }: Connection,
    request: TracedRequest,
    pods: Pods,
    resources: Resources,
): Stop {
    const how = `port ${port}${tls ? " with TLS" : ""}`;
    const [first] = servers;
    if (first === undefined) {
        const says = [
            `No server of a Gateway takes a connection on ${how}, so the gateway closes it.`,
        ];
        return { step: { step: "Gateway", says, facts: { port } }, answer: { by: "nobody" } };
    }
    const names = [
        ...new Set(servers.map(({ gateway }) => `${gateway.namespace}/${gateway.name}`)),
    ];
    const redirects = servers.some(({ server }) => server.tls?.httpsRedirect === true);
    const { mayRefuse, refusal } = judge(request, podPort, resources, pods);
    const toHttps = refusal === undefined && redirects && request.scheme === "http";
    return {
        step: {
            step: "Gateway",
            says: [
                `Gateway ${names.join(", ")} takes the connection on ${how}.`,
                ...mayRefuse.map((policy) => `${policy} looks at it and may refuse it.`),
                ...(refusal ? [`${refusal.rule} refuses it.`] : []),
                ...(toHttps ? ["Its server sends every request without TLS to HTTPS."] : []),
            ],
            facts: { gateways: names, port, mayRefuse, refusedBy: refusal?.rule },
        },
        ...(refusal && { answer: { by: "gateway", ...refusal } satisfies Answer }),
        ...(toHttps && {
            answer: {
                by: "gateway",
                status: 301,
                location: `https://${request.host}${request.path}${request.query && `?${request.query}`}`,
            } satisfies Answer,
        }),
    };
}

function serviceStop(answer: Answer, pods: Pods, resources: Resources): Stop {
    const to = (answer.to ?? []).map((share) => ({
        ...share,
        ...policyOf(share.service, share.version, resources, pods.namespace),
        isDeclared: isDeclared(share.service, resources),
    }));
    const says = to.flatMap((one) => {
        const version = one.version === undefined ? "" : `, version ${one.version}`;
        const labels = Object.entries(one.labels ?? {}).map(([key, value]) => `${key}=${value}`);
        const pods = labels.length > 0 ? ` (pods with ${labels.join(",")})` : "";
        const policies = one.policies.length > 0 ? `, with its ${one.policies.join(", ")}` : "";
        return [
            `${one.percent} % to ${one.service}${version}${pods}.`,
            ...(one.rule === undefined
                ? []
                : [`DestinationRule ${one.rule} holds for it${policies}.`]),
            ...(one.hasVersion
                ? []
                : [`No DestinationRule has version ${one.version ?? ""}, so Envoy answers 503.`]),
            ...(one.isDeclared
                ? []
                : ["The stack doesn't declare that service: without it, Envoy answers 503."]),
        ];
    });
    const isLost = to.length > 0 && to.every(({ hasVersion }) => !hasVersion);
    return {
        step: { step: "Service", says, facts: { to } },
        answer: isLost ? { ...answer, by: "gateway", status: 503 } : answer,
    };
}

function notFound(says: string[], facts: Record<string, unknown>): Stop {
    return { step: { step: "Route", says, facts }, answer: { by: "gateway", status: 404 } };
}

function conditionsOf({ match }: Candidate): string {
    const conditions = Object.entries(match ?? {}).filter(([key]) => key !== "name");
    const words = conditions.map(([key, value]) =>
        typeof value === "object"
            ? `${key} ${JSON.stringify(value).replaceAll('"', "")}`
            : `${key} ${value}`,
    );
    return words.length === 0 ? "it takes everything" : words.join(", ");
}

function plural(count: number, word: string): string {
    return `${count} ${word}${count === 1 ? "" : "s"}`;
}
