import type { JsonForm } from "../../components/edge/alb/annotation";

const SERVICE = '{"serviceName":"<service>","servicePort":<port>}';
const REWRITES = '{"rewrites":[{"regex":"^/a/(.*)","replace":"/b/$1"}]}';

/** Examples by the name that only their kind has; an example of another kind would do something else. */
const BY_KIND: Partial<Record<JsonForm, Readonly<Record<string, string>>>> = {
    action: {
        redirect:
            '{"type":"redirect","redirectConfig":{"protocol":"HTTPS","port":"443","statusCode":"HTTP_301"}}',
        forward: `{"type":"forward","forwardConfig":{"targetGroups":[${SERVICE}]}}`,
        "fixed-response":
            '{"type":"fixed-response","fixedResponseConfig":{"contentType":"text/plain","statusCode":"503"}}',
    },
    conditions: {
        "source-ip": '[{"field":"source-ip","sourceIPConfig":{"values":["203.0.113.0/24"]}}]',
        "host-header":
            '[{"field":"host-header","hostHeaderConfig":{"values":["shop.example.com"]}}]',
        "path-pattern": '[{"field":"path-pattern","pathPatternConfig":{"values":["/shop/*"]}}]',
        "http-header":
            '[{"field":"http-header","httpHeaderConfig":{"httpHeaderName":"X-Canary","values":["1"]}}]',
        "request-method":
            '[{"field":"http-request-method","httpRequestMethodConfig":{"values":["GET"]}}]',
        "query-string":
            '[{"field":"query-string","queryStringConfig":{"values":[{"key":"canary","value":"1"}]}}]',
    },
    transforms: {
        "url-rewrite": `[{"type":"url-rewrite","urlRewriteConfig":${REWRITES}}]`,
        "host-header-rewrite": `[{"type":"host-header-rewrite","hostHeaderRewriteConfig":${REWRITES}}]`,
    },
    "mutual-authentication": {
        verify: '[{"port": 443, "mode": "verify", "trustStore": "<name or ARN>"}]',
        passthrough: '[{"port": 443, "mode": "passthrough"}]',
        off: '[{"port": 443, "mode": "off"}]',
    },
    cognito: {
        "": '{"userPoolARN":"arn:aws:cognito-idp:<region>:<account>:userpool/<id>","userPoolClientID":"…","userPoolDomain":"…"}',
    },
    oidc: {
        "": '{"issuer":"https://…","authorizationEndpoint":"https://…","tokenEndpoint":"https://…","userInfoEndpoint":"https://…","secretName":"…"}',
    },
    jwt: { "": '{"jwksEndpoint":"https://…","issuer":"https://…"}' },
};

/** What to write for a text that is not JSON, or not the object or list of its form. */
export function wholeCure(form: JsonForm, text: string): string {
    if (form === "listen-ports") return `write for example '${listenPorts(text)}'`;
    const kinds = Object.entries(BY_KIND[form] ?? {});
    const fits = kinds.filter(([kind]) => plain(text).includes(plain(kind)));
    const [[, example] = []] = fits;
    return fits.length === 1 && example !== undefined
        ? `write for example '${example}'`
        : `write it as JSON, with double quotes, for ${kinds.map(([kind]) => kind).join(" or ")}`;
}

/** `fixedResponseConfig` tells of `fixed-response` as well. */
function plain(text: string): string {
    return text.toLowerCase().replaceAll("-", "");
}

/** The listeners that a text names, if any: others would open more ports. */
function listenPorts(text: string): string {
    const named = [...text.matchAll(/\b(HTTPS?)\W+(\d+)/gi)].map(
        ([, protocol = "", port = ""]) => `{"${protocol.toUpperCase()}": ${port}}`,
    );
    return `[${named.length > 0 ? named.join(", ") : '{"HTTP": 80}, {"HTTPS": 443}'}]`;
}
