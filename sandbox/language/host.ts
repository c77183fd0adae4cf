import { Server, ServerCredentials } from "@grpc/grpc-js";
import { LanguageRuntimeService } from "@pulumi/pulumi/proto/language_grpc_pb";
import { languageService } from "./service";

export interface LanguageHost {
    /** Goes to the engine as `PULUMI_DEBUG_LANGUAGES=nodejs:PORT`. */
    readonly port: number;
    close(): void;
}

/**
 * Serves Node.js programs to the engine in place of `pulumi-language-nodejs`. The sandbox always uses
 * this host, also where the official one is installed: that one makes the engine download the real AWS
 * plugin, hundreds of megabytes which the emulated cloud then replaces; and an engine that was built
 * from its Go module comes without it.
 */
export async function startLanguageHost(env: NodeJS.ProcessEnv): Promise<LanguageHost> {
    const server = new Server();
    server.addService(LanguageRuntimeService, languageService(env));
    const port = await new Promise<number>((resolve, reject) => {
        server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, bound) => {
            if (error === null) {
                resolve(bound);
            } else {
                reject(error);
            }
        });
    });
    return {
        port,
        close: () => {
            server.forceShutdown();
        },
    };
}
