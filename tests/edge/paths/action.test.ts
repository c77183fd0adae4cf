import { describe, expect, it } from "vitest";

import { actionOf } from "../../../components/edge/paths/action";
import { entry, OUTSIDE_GROUP } from "./entry";

const json = (to: object, ...destinations: Parameters<typeof actionOf>[1]) =>
    JSON.stringify(actionOf(entry({ to }), destinations));

const GATEWAY = { serviceName: "istio-ingressgateway", servicePort: 443 };

describe("actionOf", () => {
    it("answers by itself, its status as text: the controller refuses a number", () => {
        expect(json({ fixedResponse: { statusCode: 503, body: "Back at noon." } })).toBe(
            '{"type":"fixed-response","fixedResponseConfig":{"contentType":"text/plain","statusCode":"503","messageBody":"Back at noon."}}',
        );
        expect(json({ fixedResponse: { statusCode: 204, contentType: "text/html" } })).toBe(
            '{"type":"fixed-response","fixedResponseConfig":{"contentType":"text/html","statusCode":"204"}}',
        );
    });

    it("redirects by what is given alone, port and status as text", () => {
        expect(json({ redirect: { path: "/new" } })).toBe(
            '{"type":"redirect","redirectConfig":{"path":"/new","statusCode":"HTTP_302"}}',
        );
        const all = {
            statusCode: 301,
            protocol: "HTTPS",
            host: "www.example.com",
            port: 8443,
            path: "/v2/#{path}",
            query: "from=v1&#{query}",
        };
        expect(json({ redirect: all })).toBe(
            '{"type":"redirect","redirectConfig":{"protocol":"HTTPS","host":"www.example.com","port":"8443","path":"/v2/#{path}","query":"from=v1&#{query}","statusCode":"HTTP_301"}}',
        );
    });

    it("forwards to one target group", () => {
        const targets = [{ targetGroupArn: OUTSIDE_GROUP }];
        expect(json({ targets }, { targetGroupARN: OUTSIDE_GROUP })).toBe(
            `{"type":"forward","forwardConfig":{"targetGroups":[{"targetGroupARN":"${OUTSIDE_GROUP}","weight":1}]}}`,
        );
    });

    it("forwards to several by weight, the gateway by the port of its plain path: another spelling is another target group", () => {
        const targets = [
            { targetGroupArn: OUTSIDE_GROUP, weight: 20 },
            { gateway: true, weight: 80 },
        ];
        const to = { targets, stickinessSeconds: 600 };
        expect(json(to, { targetGroupARN: OUTSIDE_GROUP }, GATEWAY)).toBe(
            `{"type":"forward","forwardConfig":{"targetGroups":[{"targetGroupARN":"${OUTSIDE_GROUP}","weight":20},{"serviceName":"istio-ingressgateway","servicePort":443,"weight":80}],"targetGroupStickinessConfig":{"enabled":true,"durationSeconds":600}}}`,
        );
    });
});
