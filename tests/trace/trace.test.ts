import { describe, expect, it } from "vitest";

import { traceText } from "../../cli/trace/text";
import { traceJson } from "../../cli/trace/json";
import { edge, objects, routed, traced } from "./stack";

const CANARY = [
    ...edge(),
    ...routed(`
- name: api
  match:
      - uri: { prefix: /api/ }
        headers: { x-canary: { exact: "yes" } }
        method: { regex: GET|POST }
  rewrite: { uri: / }
  timeout: 5s
  retries: { attempts: 3, perTryTimeout: 2s, retryOn: 5xx }
  fault: { delay: { fixedDelay: 1s, percentage: { value: 10 } }, abort: { httpStatus: 503, percentage: { value: 0.5 } } }
  mirror: { host: shadow, port: { number: 80 } }
  mirrorPercentage: { value: 25 }
  headers: { request: { set: { x-edge: "1" }, remove: [x-debug] }, response: { add: { x-by: mesh } } }
  route:
      - destination: { host: shop.team-a.svc.cluster.local, subset: v1, port: { number: 8080 } }
        weight: 90
      - destination: { host: shop.team-a.svc.cluster.local, subset: v2, port: { number: 8080 } }
        weight: 10
        headers: { request: { set: { x-version: v2 } } }
- match: [{ uri: { exact: / } }]
  directResponse: { status: 200, body: { string: hello } }
`),
    ...objects(`
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: shop, namespace: istio-system }
spec:
    host: shop.team-a.svc.cluster.local
    trafficPolicy: { outlierDetection: { consecutive5xxErrors: 5 } }
    subsets:
        - { name: v1, labels: { version: v1 } }
        - { name: v2, labels: { version: v2 } }
`),
];

describe("a trace", () => {
    it("says for people what happens at each place, in order", () => {
        const found = traced(CANARY, "POST https://shop.example.com/api/cart?id=1", [
            "X-Canary: yes",
        ]);
        expect(traceText(found)).toBe(
            `
POST https://shop.example.com/api/cart?id=1

DNS           A record shop.example.com is an alias of edge-1.eu-west-1.elb.amazonaws.com.
Listener      The ALB listens on port 443 for HTTPS.
              Certificate arn:aws:acm:eu-west-1:111122223333:certificate/shop holds for shop.example.com, by its name *.example.com.
Web ACL       No web ACL looks at it.
ALB rule      Rule 1 of Ingress istio-system/edge takes it: path /*.
              It forwards the request.
Target group  100 % to Service istio-system/istio-ingressgateway:443, by node port 31804, with HTTPS (HTTP1).
              Health check: HTTP /healthz/ready on status-port must answer 200.
              Only AWS knows whether its targets are healthy; without a healthy one the ALB sends to all of them.
Gateway       Gateway istio-system/common-external-gateway takes the connection on port 443 with TLS.
Route         Virtual host shop.example.com, of 2 routes.
              istio-system/shop, rule 1 (api) takes it: uri {prefix:/api/}, method {regex:GET|POST}, headers {x-canary:{exact:yes}}.
              The service is asked for /cart.
              The gateway sets of the request: x-edge: 1.
              The gateway removes of the request: x-debug.
              The gateway adds of the response: x-by: mesh.
              The gateway sets of the request to shop.team-a.svc.cluster.local v2: x-version: v2.
              Fault: 10 % wait 1s.
              Fault: 0.5 % get 503.
              25 % are copied to shadow.istio-system.svc.cluster.local:80, with the host shop.example.com; its answers count for nothing.
              The gateway answers 504 after 5s.
              It is tried 3 times more on 5xx, each for 2s.
Service       90 % to shop.team-a.svc.cluster.local:8080, version v1 (pods with version=v1).
              DestinationRule istio-system/shop holds for it, with its outlierDetection.
              The stack doesn't declare that service: without it, Envoy answers 503.
              10 % to shop.team-a.svc.cluster.local:8080, version v2 (pods with version=v2).
              DestinationRule istio-system/shop holds for it, with its outlierDetection.
              The stack doesn't declare that service: without it, Envoy answers 503.
Answer        A service: 90 % shop.team-a.svc.cluster.local:8080 version v1, 10 % shop.team-a.svc.cluster.local:8080 version v2.
`.trim(),
        );
    });

    it("says the same for tools", () => {
        const found = traceJson(traced(CANARY, "https://shop.example.com/", ["a: b"]));
        expect(found).toMatchObject({
            request: { method: "GET", url: "https://shop.example.com/", headers: { a: "b" } },
            answer: {
                by: "gateway",
                status: 200,
                body: "hello",
                rule: "istio-system/shop, rule 2",
            },
        });
        const { steps } = found as { steps: { step: string; facts: object }[] };
        expect(steps.map(({ step }) => step)).toEqual([
            "DNS",
            "Listener",
            "Web ACL",
            "ALB rule",
            "Target group",
            "Gateway",
            "Route",
        ]);
        expect(steps[6]?.facts).toEqual({
            host: "shop.example.com",
            rule: "istio-system/shop, rule 2",
            match: { uri: { exact: "/" } },
            mayTakeItFirst: [],
        });
    });

    it("names the hosts of the stack where it has none such", () => {
        expect(() => traced(CANARY, "https://shop.example.org/")).toThrow(
            "https://shop.example.org/: the stack has no host shop.example.org. It serves *.example.com, shop.example.com.",
        );
    });
});
