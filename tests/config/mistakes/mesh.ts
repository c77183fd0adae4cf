import { DEFAULT_VERSIONS, VERSIONS } from "../../../components/config/versions";
import type { Mistake } from "./mistake";

const ISTIO_MINORS = Object.keys(VERSIONS.istio);

export const MESH: readonly Mistake[] = [
    {
        states: "a namespace that is not the stack's to make",
        set: { "mesh.gateway.namespace": "kube-system" },
        problems: [
            {
                path: "mesh-edge:mesh.gateway.namespace",
                value: "kube-system",
                rule: "must be a namespace that the stack can create: Kubernetes creates this one itself",
                cure: "write istio-system or istio-ingress",
            },
        ],
    },
    {
        states: "a controller whose IAM actions aren't recorded",
        set: { "controller.chartVersion": "3.4.0" },
        problems: [
            {
                path: "mesh-edge:controller.chartVersion",
                value: "3.4.0",
                rule: `must be one of ${Object.keys(VERSIONS.controller).join(", ")}`,
                cure: 'write one of "3.4.3", "3.5.0"',
            },
        ],
    },
    {
        states: "CRDs that are older than the controller",
        set: { "controller.chartVersion": "3.5.0", "controller.crdVersion": "3.4.3" },
        problems: [
            {
                path: "mesh-edge:controller.crdVersion",
                value: "3.4.3",
                rule: "must not be older than controller.chartVersion, 3.5.0",
                cure: "take it out, for the CRDs of chartVersion",
            },
        ],
    },
    {
        states: "a class of Ingresses for a pattern of namespaces",
        set: { "controller.ingressNamespaces": ["team-*"] },
        problems: [
            {
                path: "mesh-edge:controller.ingressNamespaces[0]",
                value: "team-*",
                rule: "must be 1-63 of a-z, 0-9 and -, starting and ending with a letter or a digit",
                cure: 'write for example "team-a"',
            },
        ],
    },
    {
        states: "a namespace of Ingresses twice",
        set: { "controller.ingressNamespaces": ["team-a", "team-a"] },
        problems: [
            {
                path: "mesh-edge:controller.ingressNamespaces[1]",
                value: "team-a",
                rule: "must be in the list only once; entry [0] is the same",
                cure: "take it out, or write the one that was meant",
            },
        ],
    },
    {
        states: "every namespace of Ingresses by another word",
        set: { "controller.ingressNamespaces": "any" },
        problems: [
            {
                path: "mesh-edge:controller.ingressNamespaces",
                value: "any",
                rule: "must be all, or a list",
                cure: 'write "all"',
            },
        ],
    },
    {
        states: "too many controllers",
        set: { "controller.replicas": 9 },
        problems: [
            {
                path: "mesh-edge:controller.replicas",
                value: 9,
                rule: "must be a whole number, 1 to 5",
                cure: "lower it to 5",
            },
        ],
    },
    {
        states: "an Istio minor for a release",
        set: { "mesh.version": "1.31" },
        problems: [
            {
                path: "mesh-edge:mesh.version",
                value: "1.31",
                rule: "must be an Istio release",
                cure: `write for example "${DEFAULT_VERSIONS.istio}"`,
            },
        ],
    },
    {
        states: "an Istio that is not in the table",
        set: { "mesh.version": "1.28.3" },
        problems: [
            {
                path: "mesh-edge:mesh.version",
                value: "1.28.3",
                rule: `must be a release of ${ISTIO_MINORS.join(" or ")}`,
                cure: `write a release of ${ISTIO_MINORS.at(-1)!}`,
            },
        ],
    },
    {
        states: "one gateway pod",
        set: { "mesh.gateway.replicas": { min: 1 } },
        problems: [
            {
                path: "mesh-edge:mesh.gateway.replicas.min",
                value: 1,
                rule: "must be 2 or more",
                cure: "raise it to 2",
            },
        ],
    },
    {
        states: "fewer gateway pods at most than at least",
        set: { "mesh.gateway.replicas": { min: 7 } },
        problems: [
            {
                path: "mesh-edge:mesh.gateway.replicas.max",
                value: 5,
                byDefault: true,
                rule: "must not be below replicas.min, 7",
                cure: "set max to 7, or lower min",
            },
        ],
    },
    {
        states: "a node port outside Kubernetes' range",
        set: { "mesh.gateway.nodePorts": { https: 443 } },
        problems: [
            {
                path: "mesh-edge:mesh.gateway.nodePorts.https",
                value: 443,
                rule: "must be a node port, 30000 to 32767",
                cure: "raise it to 30000",
            },
        ],
    },
    {
        states: "a node port twice",
        set: { "mesh.gateway.nodePorts": { http: 31804 } },
        problems: [
            {
                path: "mesh-edge:mesh.gateway.nodePorts.https",
                value: 31804,
                byDefault: true,
                rule: "must differ from nodePorts.http",
                cure: "choose another port of 30000 to 32767, or write nodePorts: auto",
            },
        ],
    },
    {
        states: "a misspelt auto",
        set: { "mesh.gateway.nodePorts": "atuo" },
        problems: [
            {
                path: "mesh-edge:mesh.gateway.nodePorts",
                value: "atuo",
                rule: "must be auto, or a map of status, http, https",
                cure: 'did you mean "auto"?',
            },
        ],
    },
    {
        states: "a list of node ports",
        set: { "mesh.gateway.nodePorts": [30621, 31565, 31804] },
        problems: [
            {
                path: "mesh-edge:mesh.gateway.nodePorts",
                value: [30621, 31565, 31804],
                rule: "must be auto, or a map of status, http, https",
                cure: 'write "auto", or a map of status, http, https',
            },
        ],
    },
    {
        states: "Istio's old chart repository for a release that isn't there",
        set: {
            "charts.istio": "https://istio-release.storage.googleapis.com/charts",
            "mesh.version": "1.31.0",
        },
        problems: [
            {
                path: "mesh-edge:charts.istio",
                value: "https://istio-release.storage.googleapis.com/charts",
                rule: "must hold the charts of Istio 1.31.0; this repository ends with 1.30.4",
                cure: "write https://blob.istio.io/istio-release/charts, or leave it out for the default",
            },
        ],
    },
    {
        states: "Istio's old chart repository for the first patch after its last",
        set: {
            "charts.istio": "https://istio-release.storage.googleapis.com/charts/",
            "mesh.version": "1.30.5",
        },
        problems: [
            {
                path: "mesh-edge:charts.istio",
                value: "https://istio-release.storage.googleapis.com/charts/",
                rule: "must hold the charts of Istio 1.30.5; this repository ends with 1.30.4",
                cure: "write https://blob.istio.io/istio-release/charts, or leave it out for the default",
            },
        ],
    },
    {
        states: "the other address of Istio's old chart repository",
        set: { "charts.istio": "https://storage.googleapis.com/istio-release/charts" },
        problems: [
            {
                path: "mesh-edge:charts.istio",
                value: "https://storage.googleapis.com/istio-release/charts",
                rule: `must hold the charts of Istio ${DEFAULT_VERSIONS.istio}; this repository ends with 1.30.4`,
                cure: "write https://blob.istio.io/istio-release/charts, or leave it out for the default",
            },
        ],
    },
    {
        states: "the registry in which Istio's charts were",
        set: { "charts.istio": "oci://gcr.io/istio-release/charts" },
        problems: [
            {
                path: "mesh-edge:charts.istio",
                value: "oci://gcr.io/istio-release/charts",
                rule: `must hold the charts of Istio ${DEFAULT_VERSIONS.istio}; this repository ends with 1.30`,
                cure: "write oci://ghcr.io/istio/release/charts, or leave it out for the default",
            },
        ],
    },
    {
        states: "a registry in which Istio publishes nothing any more",
        set: { "images.istio": "registry.istio.io/release", "mesh.version": "1.31.4" },
        problems: [
            {
                path: "mesh-edge:images.istio",
                value: "registry.istio.io/release",
                rule: "must hold the images of Istio 1.31.4; this repository ends with 1.30",
                cure: "write docker.io/istio, or leave it out for the default",
            },
        ],
    },
    {
        states: "Istio's releases at gcr.io",
        set: { "images.istio": "gcr.io/istio-release" },
        problems: [
            {
                path: "mesh-edge:images.istio",
                value: "gcr.io/istio-release",
                rule: `must hold the images of Istio ${DEFAULT_VERSIONS.istio}; this repository ends with 1.30`,
                cure: "write docker.io/istio, or leave it out for the default",
            },
        ],
    },
    ...[
        ["charts.istio", "oci://ghcr.io/istio/release/charts/istiod", "istiod"],
        ["charts.istio", "oci://ghcr.io/istio/release/charts/base/", "base"],
        ["charts.istio", "https://blob.istio.io/istio-release/charts/gateway", "gateway"],
        [
            "charts.controller",
            "oci://registry.example.com/aws-load-balancer-controller",
            "aws-load-balancer-controller",
        ],
    ].map(([path = "", value = "", name = ""]) => ({
        states: `a chart for the repository of charts: ${value}`,
        set: { [path]: value },
        problems: [
            {
                path: `mesh-edge:${path}`,
                value,
                rule: `must be the repository of the charts, to which ${name} is added; this is ${name} itself`,
                cure: `write "${value.slice(0, value.lastIndexOf(`/${name}`))}"`,
            },
        ],
    })),
    ...["pilot", "proxyv2"].map((name) => ({
        states: `the image ${name} for the place of Istio's images`,
        set: { "images.istio": `docker.io/istio/${name}` },
        problems: [
            {
                path: "mesh-edge:images.istio",
                value: `docker.io/istio/${name}`,
                rule: `must be the registry and path of Istio's images, to which ${name} is added; this is ${name} itself`,
                cure: 'write "docker.io/istio"',
            },
        ],
    })),
    {
        states: "a chart repository without https",
        set: { "charts.istio": "charts.example.com/istio" },
        problems: [
            {
                path: "mesh-edge:charts.istio",
                value: "charts.example.com/istio",
                rule: "must be the address of a Helm repository, https:// or oci://",
                cure: 'write for example "https://blob.istio.io/istio-release/charts"',
            },
        ],
    },
    {
        states: "an image with a tag",
        set: {
            "images.controller": "registry.example.com/eks/aws-load-balancer-controller:v3.5.0",
        },
        problems: [
            {
                path: "mesh-edge:images.controller",
                value: "registry.example.com/eks/aws-load-balancer-controller:v3.5.0",
                rule: "must be a registry and a path, without a tag",
                cure: 'write for example "111122223333.dkr.ecr.eu-west-1.amazonaws.com/eks/aws-load-balancer-controller"',
            },
        ],
    },
    {
        states: "a number for a namespace, with the chart that takes it for one",
        set: { "mesh.version": "1.30.3", "mesh.gateway.namespace": "2026" },
        problems: [
            {
                path: "mesh-edge:mesh.gateway.namespace",
                value: "2026",
                rule: "must not read as a number or a boolean: the chart of Istio 1.30 writes it without quotes",
                cure: "choose another name, or a mesh.version of 1.31",
            },
        ],
    },
];
