import { credentials, type ServiceError } from "@grpc/grpc-js";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import * as proto from "@pulumi/pulumi/proto/provider_pb";

import { propsOf, structOf } from "../../../sandbox/cloud/provider/service";
import type { Props } from "../../../sandbox/cloud/values";

type Done<R> = (error: ServiceError | null, response: R) => void;

export interface Thing {
    urn: string;
    id: string;
    inputs: Props;
    state: Props;
}

export function urnOf(type: string, name: string): string {
    return `urn:pulumi:dev::test::${type}::${name}`;
}

/** A provider of the emulated cloud, called as the engine calls it. */
export class TestProvider {
    private readonly client: ResourceProviderClient;

    constructor(port: number) {
        const address = `127.0.0.1:${port}`;
        // A connection of its own, as the engine has for each provider: by that they are told apart.
        this.client = new ResourceProviderClient(address, credentials.createInsecure(), {
            "grpc.use_local_subchannel_pool": 1,
        });
    }

    close() {
        this.client.close();
    }

    async configure(args: Props) {
        const request = new proto.ConfigureRequest();
        request.setArgs(structOf(args));
        return await answer<proto.ConfigureResponse>((done) =>
            this.client.configure(request, done),
        );
    }

    async check(type: string, name: string, news: Props, olds: Props = {}): Promise<Props> {
        const request = new proto.CheckRequest();
        request.setUrn(urnOf(type, name));
        request.setNews(structOf(news));
        request.setOlds(structOf(olds));
        request.setRandomseed(Buffer.from("0123456789abcdef", "hex"));
        const response = await answer<proto.CheckResponse>((done) =>
            this.client.check(request, done),
        );
        return propsOf(response.getInputs());
    }

    async create(type: string, name: string, news: Props, preview = false): Promise<Thing> {
        const inputs = await this.check(type, name, news);
        const request = new proto.CreateRequest();
        request.setUrn(urnOf(type, name));
        request.setProperties(structOf(inputs));
        request.setPreview(preview);
        const response = await answer<proto.CreateResponse>((done) =>
            this.client.create(request, done),
        );
        const state = propsOf(response.getProperties());
        return { urn: urnOf(type, name), id: response.getId(), inputs, state };
    }

    async diff(thing: Thing, news: Props): Promise<proto.DiffResponse> {
        const request = new proto.DiffRequest();
        request.setId(thing.id);
        request.setUrn(thing.urn);
        request.setOlds(structOf(thing.state));
        request.setOldInputs(structOf(thing.inputs));
        request.setNews(structOf(news));
        return await answer<proto.DiffResponse>((done) => this.client.diff(request, done));
    }

    async update(thing: Thing, news: Props, preview = false): Promise<Thing> {
        const request = new proto.UpdateRequest();
        request.setId(thing.id);
        request.setUrn(thing.urn);
        request.setOlds(structOf(thing.state));
        request.setNews(structOf(news));
        request.setPreview(preview);
        const response = await answer<proto.UpdateResponse>((done) =>
            this.client.update(request, done),
        );
        return { ...thing, inputs: news, state: propsOf(response.getProperties()) };
    }

    async delete(thing: Thing): Promise<void> {
        const request = new proto.DeleteRequest();
        request.setId(thing.id);
        request.setUrn(thing.urn);
        request.setProperties(structOf(thing.state));
        await answer<unknown>((done) => this.client.delete(request, done));
    }

    async read(thing: Thing): Promise<{ id: string; state: Props; inputs: Props }> {
        const request = new proto.ReadRequest();
        request.setId(thing.id);
        request.setUrn(thing.urn);
        const response = await answer<proto.ReadResponse>((done) =>
            this.client.read(request, done),
        );
        return {
            id: response.getId(),
            state: propsOf(response.getProperties()),
            inputs: propsOf(response.getInputs()),
        };
    }

    async invoke(token: string, args: Props): Promise<Props> {
        const request = new proto.InvokeRequest();
        request.setTok(token);
        request.setArgs(structOf(args));
        const response = await answer<proto.InvokeResponse>((done) =>
            this.client.invoke(request, done),
        );
        return propsOf(response.getReturn());
    }
}

function answer<R>(call: (done: Done<R>) => unknown): Promise<R> {
    return new Promise((resolve, reject) => {
        call((error, response) => {
            if (error) reject(new Error(error.details, { cause: error }));
            else resolve(response);
        });
    });
}
