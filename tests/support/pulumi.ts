import * as pulumi from "@pulumi/pulumi";
import { getMonitor } from "@pulumi/pulumi/runtime/settings";

import { DEFINITIONS } from "../../components/controller/definitions";
import { Account } from "./account";

/** What the program asked the engine to make. Mocks see neither `dependsOn` nor `protect`. */
export type Declared = Pick<
    pulumi.runtime.MockResourceArgs,
    "type" | "name" | "inputs" | "provider" | "custom"
>;

/** The resources that a program declared, in the order of their registration, and its lookups. */
export type Program = Declared[] & { lookups: pulumi.runtime.MockCallArgs[] };

type Answer<Question> = (question: Question) => Record<string, unknown>;

export interface ProgramOptions {
    /** As in the first `pulumi preview` of a stack: whatever a provider computes stays unknown. */
    preview?: boolean;
    /** Stack config by full key; a section is an object. */
    config?: Record<string, unknown>;
    /** Other values that AWS or Kubernetes would fill in, by resource type. */
    computed?: Record<string, Answer<Declared>>;
    /** Other answers to lookups, by token. */
    lookups?: Record<string, Answer<Record<string, unknown>>>;
}

/** What has no row in the sandbox, and what a controller fills in. */
const COMPUTED: Record<string, Answer<Declared>> = {
    "pulumi:providers:aws": () => ({}),
    "pulumi:providers:kubernetes": () => ({}),
    "eks:index:Cluster": (r) => ({
        eksCluster: { name: r.inputs.name },
        kubeconfigJson: '{"kind":"Config"}',
        oidcIssuer: "oidc.eks.eu-west-1.amazonaws.com/id/1A2B",
    }),
    "eks:index:ManagedNodeGroup": () => ({}),
    "kubernetes:core/v1:Service": () => address("nlb-1.elb.eu-west-1.amazonaws.com"),
    "kubernetes:networking.k8s.io/v1:Ingress": () => address("alb-1.eu-west-1.elb.amazonaws.com"),
};

function address(hostname: string) {
    return { status: { loadBalancer: { ingress: [{ hostname }] } } };
}

const LOOKUPS: Record<string, Answer<Record<string, unknown>>> = {
    // The controller makes the load balancer after the program.
    "aws:lb/getLbs:getLbs": () => ({
        arns: [
            "arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/alb/0123456789abcdef",
        ],
    }),
    "kubernetes:helm:template": () => ({
        result: DEFINITIONS.map((name) => ({
            kind: "CustomResourceDefinition",
            metadata: { name },
            spec: { group: `group-of-${name}` },
        })),
    }),
};

/** Starts a program without an engine and records what it declares. */
export async function startProgram(options: ProgramOptions = {}): Promise<Program> {
    const { preview = false, config = {} } = options;
    const computed = { ...COMPUTED, ...options.computed };
    const lookups = { ...LOOKUPS, ...options.lookups };
    const account = new Account();
    const program: Program = Object.assign([], { lookups: [] });
    await settled(); // what an earlier program has still under way would end up in this one
    await pulumi.runtime.setMocks(
        {
            newResource(resource) {
                program.push(resource);
                const { type, name, inputs } = resource;
                if (preview) return { id: undefined, state: inputs };
                const made = account.create(resource);
                const others = computed[type]?.(resource);
                if (made ?? others ?? type.startsWith("mesh-edge:")) {
                    return {
                        id: `${name}-id`,
                        ...made,
                        state: { ...inputs, ...made?.state, ...others },
                    };
                }
                fail(`no such resource type: ${type}`);
            },
            call(lookup) {
                program.lookups.push(lookup);
                const { token, inputs } = lookup;
                return (
                    lookups[token]?.(inputs) ??
                    account.answer(token, inputs) ??
                    fail(`no answer for ${token}`)
                );
            },
        },
        "mesh-edge",
        "test",
        preview,
    );
    takeHooks();
    pulumi.runtime.setAllConfig(
        Object.fromEntries(
            Object.entries(config).map(([key, value]) => [
                key,
                typeof value === "string" ? value : JSON.stringify(value),
            ]),
        ),
    );
    return program;
}

/** The SDK's mocks know no resource hooks, and fail a resource that has one: they are taken, never called. */
function takeHooks(): void {
    Object.assign(getMonitor() ?? fail("no mocks"), {
        registerResourceHook: (_: unknown, done: (error: null, answer: object) => void) => {
            done(null, {});
        },
    });
}

/** Runs a piece of a program to its end and gives what it declared. */
export async function declaredBy(
    declare: () => unknown,
    options?: ProgramOptions,
): Promise<Program> {
    const program = await startProgram(options);
    const usual = Error.stackTraceLimit;
    // The SDK takes a stack trace of every promise that it makes: half of the time of these tests.
    Error.stackTraceLimit = 1;
    try {
        await declare();
        await settled();
    } finally {
        Error.stackTraceLimit = usual;
    }
    return program;
}

/** Waits until everything declared so far is recorded; then the program is over. */
export function settled(): Promise<void> {
    return pulumi.runtime.disconnect();
}

/** The settled value, or `undefined` while it is unknown. Rejects where the output's promise does. */
export function valueOf<T>(output: pulumi.Output<T>): Promise<T> {
    return (output as unknown as { promise(): Promise<T> }).promise();
}

/** The resources of one type, in the order of their registration. */
export function all(declared: Declared[], type: string): Declared[] {
    return declared.filter((resource) => resource.type === type);
}

/** The one resource of a type, or of a type and a name. */
export function only(declared: Declared[], type: string, name?: string): Declared {
    const found = all(declared, type).filter((r) => name === undefined || r.name === name);
    if (found.length !== 1) {
        const names = all(declared, type).map((r) => r.name);
        fail(`expected one ${type} ${name ?? ""}, found ${found.length} in: ${names.join(", ")}`);
    }
    return found[0]!;
}

/** How many resources of each type a program makes, its own components left out. */
export function counts(declared: Declared[]): Record<string, number> {
    const made = declared.filter((r) => !r.type.startsWith("mesh-edge:"));
    return Object.fromEntries(made.map(({ type }) => [type, all(made, type).length]));
}

function fail(message: string): never {
    throw new Error(message);
}
