import type { Case } from "./case";

const to = (config: Record<string, string>) =>
    JSON.stringify({ type: "redirect", redirectConfig: { ...config, statusCode: "HTTP_301" } });
const HTTPS = to({ protocol: "HTTPS", port: "443" });
const by = (action: string) => ({ "ssl-redirect": undefined, "actions.up": action });
const FIRST = [["Prefix / up:use-annotation", "Prefix / gateway:443"]];
const HTTP_ALONE = {
    "listen-ports": '[{"HTTP": 80}]',
    "certificate-arn": undefined,
    "ssl-policy": undefined,
};
const FORWARDED =
    '[{"field":"http-header","httpHeaderConfig":{"httpHeaderName":"X-Forwarded-Proto","values":["http"]}}]';
const DEFAULT = { service: { name: "up", port: { name: "use-annotation" } } };

/** Redirects, by what they do. */
export const redirects: Case[] = [
    {
        what: "nothing in a redirect to HTTPS before the paths, which on HTTPS is left out",
        changes: { annotations: by(HTTPS), rules: FIRST },
        found: [],
    },
    {
        what: "nothing in paths that stay plain before it",
        changes: {
            annotations: by(HTTPS),
            rules: [["Prefix /.well-known/acme-challenge gateway:80"], ...FIRST],
        },
        found: [],
    },
    {
        what: "a redirect to HTTPS of one page, which is none of the others",
        changes: {
            annotations: by(HTTPS),
            rules: [["Exact /old up:use-annotation", "Prefix / gateway:443"]],
        },
        found: [
            'warning plain-http: the HTTP listener forwards requests in plain text, because nothing redirects them to HTTPS → add alb.ingress.kubernetes.io/ssl-redirect: "443"',
        ],
    },
    {
        what: "a redirect called ssl-redirect that is none to HTTPS",
        changes: {
            annotations: {
                "ssl-redirect": undefined,
                "actions.ssl-redirect": to({ path: "/new" }),
            },
            rules: [["Exact /old ssl-redirect:use-annotation", "Prefix / gateway:443"]],
        },
        found: [
            'warning plain-http: the HTTP listener forwards requests in plain text, because nothing redirects them to HTTPS → add alb.ingress.kubernetes.io/ssl-redirect: "443"',
        ],
    },
    {
        what: "a redirect to HTTPS of any name that nothing leads to",
        changes: { annotations: by(HTTPS) },
        found: [
            'error unused-annotation: actions.up has no effect, because no rule has a backend named up: nothing redirects to HTTPS → write alb.ingress.kubernetes.io/ssl-redirect: "443" in its place',
        ],
    },
    {
        what: "less in the same beside ssl-redirect",
        changes: { annotations: { "actions.up": HTTPS } },
        found: [
            "warning unused-annotation: actions.up has no effect, because no rule has a backend named up; ssl-redirect redirects to HTTPS already → take it out",
        ],
    },
    {
        what: "a redirect to HTTPS on the port of HTTP",
        changes: { annotations: by(to({ protocol: "HTTPS" })), rules: FIRST },
        found: [
            'error redirect-port: actions.up redirects from port 80 to HTTPS on port 80, which uses HTTP → set port: "443"',
        ],
    },
    {
        what: "a redirect to HTTPS where nothing listens",
        changes: {
            annotations: { ...by(HTTPS), ...HTTP_ALONE },
            rules: [["Prefix / up:use-annotation"]],
        },
        found: [
            'warning redirect-port: actions.up redirects from port 80 to HTTPS on port 443, but no listener has that port → add {"HTTPS": 443} to listen-ports',
        ],
    },
    {
        what: "nothing in the same by a header of the load balancer in front",
        changes: {
            annotations: { ...by(HTTPS), ...HTTP_ALONE, "conditions.up": FORWARDED },
            rules: FIRST,
        },
        found: [],
    },
    {
        what: "a redirect of all paths to one of them",
        changes: {
            annotations: by(to({ path: "/home" })),
            rules: [["Prefix / up:use-annotation"]],
        },
        found: [
            "error redirect-loop: actions.up redirects to http://<host>/home, which the same rule matches: clients get a redirect loop → put a rule for the target before it, or redirect fewer paths or hosts",
        ],
    },
    {
        what: "nothing where a longer path takes the target",
        changes: {
            annotations: { "actions.up": to({ path: "/home" }) },
            rules: [["Prefix /home gateway:443", "Prefix / up:use-annotation"]],
        },
        found: [],
    },
    {
        what: "nothing in a redirect of the first page",
        changes: {
            annotations: { "actions.up": to({ path: "/home" }) },
            rules: [["Exact / up:use-annotation", "Prefix / gateway:443"]],
        },
        found: [],
    },
    {
        what: "a path that grows at each turn",
        changes: {
            annotations: { "actions.up": to({ path: "/app/#{path}" }) },
            rules: [["Prefix / up:use-annotation"]],
        },
        found: [
            "error redirect-loop: actions.up redirects to https://<host>/app/*, which the same rule matches: clients get a redirect loop → put a rule for the target before it, or redirect fewer paths or hosts",
        ],
    },
    {
        what: "nothing in another query",
        changes: {
            annotations: { "actions.up": to({ query: "lang=en" }) },
            rules: [["Prefix / up:use-annotation"]],
        },
        found: [],
    },
    {
        what: "all parts as they are",
        changes: {
            annotations: {
                "actions.up": to({
                    host: "#{host}",
                    path: "/#{path}",
                    port: "#{port}",
                    protocol: "#{protocol}",
                    query: "#{query}",
                }),
            },
            rules: [["Prefix / up:use-annotation"]],
        },
        found: [
            "warning redirect-to-itself: actions.up redirects to the URL that the client already requested; the controller drops it and its rule → set host, path, port or protocol",
        ],
    },
    {
        what: "a host that its own wildcard takes, if it leads here",
        changes: {
            annotations: { "actions.up": to({ host: "www.example.com" }) },
            rules: [["*.example.com Prefix / up:use-annotation"]],
        },
        found: [
            "warning redirect-loop: actions.up redirects to https://www.example.com/*, which the same rule matches: if that host points to this ALB, clients get a redirect loop → put a rule for the target before it, or redirect fewer paths or hosts",
        ],
    },
    {
        what: "the same for sure, with a rule of its own that comes too late",
        changes: {
            annotations: { "actions.up": to({ host: "www.example.com" }) },
            rules: [
                ["*.example.com Prefix / up:use-annotation"],
                ["www.example.com Prefix / gateway:443"],
            ],
        },
        found: [
            "error redirect-loop: actions.up redirects to https://www.example.com/*, which the same rule matches: clients get a redirect loop → put a rule for the target before it, or redirect fewer paths or hosts",
            "error unreachable-path: Prefix / is never reached: Prefix / of *.example.com comes first → write its entry of rules before that one",
        ],
    },
    {
        what: "nothing with its rule first",
        changes: {
            annotations: { "actions.up": to({ host: "www.example.com" }) },
            rules: [
                ["www.example.com Prefix / gateway:443"],
                ["*.example.com Prefix / up:use-annotation"],
            ],
        },
        found: [],
    },
    {
        what: "nothing in a redirect of all hosts to one that may be elsewhere",
        changes: {
            annotations: { "actions.up": to({ host: "www.example.com" }) },
            rules: [["Prefix / up:use-annotation"]],
        },
        found: [],
    },
    {
        what: "a redirect to HTTPS as default backend, which is not left out on HTTPS",
        changes: {
            annotations: by(HTTPS),
            rules: [["shop.example.com Prefix /shop gateway:443"]],
            spec: { defaultBackend: DEFAULT },
        },
        found: [
            'error redirect-loop: actions.up redirects to https://<host>/*, which the same rule matches: clients get a redirect loop → write alb.ingress.kubernetes.io/ssl-redirect: "443" in its place',
        ],
    },
    {
        what: "a redirect back to HTTP, from where ssl-redirect leads to it again",
        changes: {
            annotations: { "actions.up": to({ protocol: "HTTP", port: "80" }) },
            rules: [["Prefix / up:use-annotation"]],
        },
        found: [
            "error redirect-loop: actions.up redirects to https://<host>/*, which the same rule matches: clients get a redirect loop → take it out, or redirect elsewhere",
        ],
    },
];
