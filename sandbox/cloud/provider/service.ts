import * as grpc from "@grpc/grpc-js";
import { Any } from "google-protobuf/google/protobuf/any_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import * as plugin from "@pulumi/pulumi/proto/plugin_pb";
import * as proto from "@pulumi/pulumi/proto/provider_pb";
import * as status from "@pulumi/pulumi/proto/status_pb";

import type { Props } from "../values";
import { NotReadyError } from "../world/errors";

export function propsOf(struct: Struct | undefined): Props {
    return struct?.toJavaScript() ?? {};
}

export function structOf(props: Props): Struct {
    return Struct.fromJavaScript(props);
}

type Call<Q> = grpc.ServerUnaryCall<Q, unknown>;
type Method<Q, R> = (request: Q, call: Call<Q>) => Promise<R> | R;

/** A method of the protocol from a plain function; what it throws is the engine's error. */
export function unary<Q, R>(method: Method<Q, R>) {
    return (call: Call<Q>, done: grpc.sendUnaryData<R>): void => {
        Promise.resolve()
            .then(() => method(call.request, call))
            .then(
                (response) => {
                    done(null, response);
                },
                (error: unknown) => {
                    done(asGrpc(error));
                },
            );
    };
}

function asGrpc(error: unknown): grpc.ServerErrorResponse {
    const message = error instanceof Error ? error.message : String(error);
    const metadata = new grpc.Metadata();
    if (error instanceof NotReadyError && error.kept) {
        const detail = new proto.ErrorResourceInitFailed();
        detail.setId(error.kept.id);
        detail.setProperties(structOf(error.kept.state));
        detail.setInputs(structOf(error.kept.inputs));
        detail.setReasonsList(error.reasons);
        const packed = new Any();
        packed.pack(detail.serializeBinary(), "pulumirpc.ErrorResourceInitFailed");
        const answer = new status.Status();
        answer.setCode(grpc.status.UNKNOWN);
        answer.setMessage(message);
        answer.addDetails(packed);
        metadata.add("grpc-status-details-bin", Buffer.from(answer.serializeBinary()));
    }
    return { name: "CloudError", code: grpc.status.UNKNOWN, message, details: message, metadata };
}

/** Methods that every package serves alike. */
export function commonMethods(
    version: string,
    components: boolean,
): grpc.UntypedServiceImplementation {
    return {
        handshake: unary(() => {
            const response = new proto.ProviderHandshakeResponse();
            response.setSupportsAutonamingConfiguration(true);
            // The engine lets no plugin construct that doesn't take secrets.
            response.setAcceptSecrets(components);
            response.setAcceptResources(components);
            return response;
        }),
        attach: unary(() => new Empty()),
        cancel: unary(() => new Empty()),
        getPluginInfo: unary(() => {
            const info = new plugin.PluginInfo();
            info.setVersion(version);
            return info;
        }),
        getSchema: unary(() => {
            const response = new proto.GetSchemaResponse();
            response.setSchema("{}");
            return response;
        }),
    };
}
