import { credentials } from "@grpc/grpc-js";
import type { ConstructRequest } from "@pulumi/pulumi/proto/provider_pb";
import { ResourceMonitorClient } from "@pulumi/pulumi/proto/resource_grpc_pb";
import * as proto from "@pulumi/pulumi/proto/resource_pb";

import { propsOf, structOf } from "../provider/service";
import { type Props, SIGNATURE, text, UNKNOWN, type Value } from "../values";

/** Mark of a resource in a property (sdk/go/common/resource/properties.go). */
const RESOURCE = "5cf8f73096256a8f31e491e813e4eb8e";

export interface Registered {
    urn: string;
    /** undefined for a component. */
    id: Value | undefined;
    state: Props;
}

export interface Registration {
    parent?: Registered;
    /** URNs by input property, besides those of `dependsOn`. */
    uses?: Record<string, string[]>;
    dependsOn?: string[];
    provider?: string;
    version?: string;
    ignoreChanges?: string[];
    protect?: boolean;
}

/** The engine's side of a component under construction. */
export class Monitor {
    private readonly client: ResourceMonitorClient;
    private readonly provider: string;

    constructor(private readonly request: ConstructRequest) {
        this.client = new ResourceMonitorClient(
            request.getMonitorendpoint(),
            credentials.createInsecure(),
            { "grpc.max_receive_message_length": -1, "grpc.max_send_message_length": -1 },
        );
        this.provider = request.getProvidersMap().get("aws") ?? "";
    }

    close(): void {
        this.client.close();
    }

    /** The component itself. */
    async component(type: string, inputs: Props): Promise<Registered> {
        const request = this.message(type, this.request.getName(), inputs, {
            dependsOn: this.request.getDependenciesList(),
        });
        request.setParent(this.request.getParent());
        request.setProtect(this.request.getProtect() ?? false);
        return await this.send(request);
    }

    async resource(type: string, name: string, inputs: Props, options: Registration) {
        const request = this.message(type, name, inputs, options);
        request.setCustom(true);
        if (type.startsWith("aws:")) request.setProvider(this.provider);
        return await this.send(request);
    }

    async outputs(component: Registered, outputs: Props): Promise<void> {
        const request = new proto.RegisterResourceOutputsRequest();
        request.setUrn(component.urn);
        request.setOutputs(structOf(outputs));
        await new Promise<void>((resolve, reject) => {
            this.client.registerResourceOutputs(request, (error) => {
                if (error) reject(error);
                else resolve();
            });
        });
    }

    async invoke(token: string, args: Props): Promise<Props> {
        const request = new proto.ResourceInvokeRequest();
        request.setTok(token);
        request.setArgs(structOf(args));
        request.setAcceptresources(true);
        if (token.startsWith("aws:")) request.setProvider(this.provider);
        return await new Promise((resolve, reject) => {
            this.client.invoke(request, (error, response) => {
                if (error) reject(error);
                else resolve(propsOf(response.getReturn()));
            });
        });
    }

    /** The resource that a reference points to. */
    async resolve(reference: Value | undefined): Promise<Props> {
        const urn = text(reference, "urn");
        if (urn === undefined) return {};
        const found = await this.invoke("pulumi:pulumi:getResource", { urn });
        const state = found["state"];
        return typeof state === "object" && state !== null && !Array.isArray(state) ? state : {};
    }

    private message(type: string, name: string, inputs: Props, options: Registration) {
        const request = new proto.RegisterResourceRequest();
        request.setType(type);
        request.setName(name);
        request.setObject(structOf(inputs));
        request.setSupportspartialvalues(true);
        request.setAcceptresources(true);
        request.setParent(options.parent?.urn ?? "");
        request.setVersion(options.version ?? "");
        request.setIgnorechangesList(options.ignoreChanges ?? []);
        const uses = Object.entries(options.uses ?? {});
        request.setDependenciesList([
            ...new Set([...(options.dependsOn ?? []), ...uses.flatMap(([, urns]) => urns)]),
        ]);
        for (const [property, urns] of uses) {
            const dependencies = new proto.RegisterResourceRequest.PropertyDependencies();
            dependencies.setUrnsList(urns);
            request.getPropertydependenciesMap().set(property, dependencies);
        }
        return request;
    }

    private async send(request: proto.RegisterResourceRequest): Promise<Registered> {
        return await new Promise((resolve, reject) => {
            this.client.registerResource(request, (error, response) => {
                if (error) {
                    reject(error);
                    return;
                }
                const id = request.getCustom() ? response.getId() || UNKNOWN : undefined;
                resolve({ urn: response.getUrn(), id, state: propsOf(response.getObject()) });
            });
        });
    }
}

/** A resource as the value of a property. */
export function referenceTo({ urn, id }: Registered): Props {
    const reference = { [SIGNATURE]: RESOURCE, urn };
    return id === undefined ? reference : { ...reference, id: id === UNKNOWN ? "" : id };
}
