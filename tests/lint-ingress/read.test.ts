import { describe, expect, it } from "vitest";

import { lint } from "../../cli/lint-ingress/lint";
import { parseManifests, UnreadableFile } from "../../cli/lint-ingress/read";

const places = (text: string) =>
    lint(parseManifests("a.yaml", text)).map(
        ({ line, column, check, object }) => `${line}:${column} ${check} ${object}`,
    );

const INGRESS = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
    name: shop
    annotations:
        alb.ingress.kubernetes.io/schem: internal
spec:
    ingressClassName: alb
    defaultBackend: { service: { name: shop, port: { number: 80 } } }
`;

describe("the linter reads", () => {
    it("the second document of a file with its own line numbers", () => {
        expect(places(`kind: Namespace\n---\n${INGRESS}`)).toEqual([
            "8:9 unknown-annotation Ingress default/shop",
        ]);
    });

    it("the items of a List", () => {
        const items = INGRESS.trimEnd()
            .split("\n")
            .map((line, index) => (index === 0 ? `  - ${line}` : `    ${line}`))
            .join("\n");
        expect(places(`apiVersion: v1\nkind: List\nitems:\n${items}\n`)).toEqual([
            "9:13 unknown-annotation Ingress default/shop",
        ]);
    });

    it("annotations in flow style, as Helm's toJson writes them", () => {
        expect(
            places(
                'apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: shop, annotations: {"alb.ingress.kubernetes.io/schem": internal}}\nspec: {ingressClassName: alb, rules: [{host: shop.example.com}]}\n',
            ),
        ).toEqual(["3:38 unknown-annotation Ingress default/shop"]);
    });

    it("annotations that stand elsewhere in the file, behind an anchor", () => {
        const text = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
    name: shop
    labels: &common
        alb.ingress.kubernetes.io/schem: internal
    annotations: *common
spec:
    ingressClassName: alb
    rules: [{ host: shop.example.com }]
`;
        expect(places(text)).toEqual(["7:5 unknown-annotation Ingress default/shop"]);
    });

    it("a key that stands twice, where it stands the second time", () => {
        const twice = INGRESS.replace(
            "        alb.ingress.kubernetes.io/schem: internal\n",
            "        alb.ingress.kubernetes.io/scheme: internal\n        alb.ingress.kubernetes.io/scheme: internet-facing\n",
        );
        expect(places(twice)).toEqual(["7:9 repeated-key Ingress default/shop"]);
    });

    it("nothing into objects that are not its business", () => {
        const nginx = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
    name: shop
    annotations:
        nginx.ingress.kubernetes.io/rewrite-target: /
spec:
    ingressClassName: nginx
    rules:
        - http: { paths: [{ path: /, backend: { service: { name: a, port: { number: 443 } } } }] }
`;
        expect(places(`${nginx}---\njust text\n---\n- a list\n`)).toEqual([]);
    });

    it("no file that is no YAML, and says where", () => {
        expect(() => parseManifests("a.yaml", "kind: Ingress\nmetadata: {name: shop\n")).toThrow(
            UnreadableFile,
        );
        expect(() => parseManifests("a.yaml", "kind: Ingress\nmetadata: {name: shop\n")).toThrow(
            /^a\.yaml:3:1: /,
        );
    });
});

describe("Services of other files", () => {
    it("are found by namespace and name", () => {
        const ingress = `${INGRESS.replace("schem:", "scheme:")}    rules:
        - http:
              paths:
                  - path: /
                    pathType: Prefix
                    backend: { service: { name: shop, port: { number: 80 } } }
`;
        const service =
            "apiVersion: v1\nkind: Service\nmetadata: { name: shop }\nspec: { ports: [{ port: 80 }] }\n";
        const findings = lint([
            ...parseManifests("ingress.yaml", ingress),
            ...parseManifests("service.yaml", service),
        ]);
        expect(findings.map(({ file, check }) => `${file} ${check}`)).toEqual([
            "ingress.yaml no-node-port",
        ]);
    });
});
