import type { handleUnaryCall, ServerUnaryCall } from "@grpc/grpc-js";
import type { ILanguageRuntimeServer } from "@pulumi/pulumi/proto/language_grpc_pb";
import * as messages from "@pulumi/pulumi/proto/language_pb";
import { PluginInfo } from "@pulumi/pulumi/proto/plugin_pb";
import { version } from "@pulumi/pulumi/version";
import { EngineLog } from "./engine-log";
import { programCommand } from "./program-command";
import { runProgram } from "./run-program";

/** The part of the language-runtime protocol that previews and updates use; the rest answers "unimplemented". */
type Service = Pick<
    ILanguageRuntimeServer,
    | "handshake"
    | "getPluginInfo"
    | "getRequiredPackages"
    | "getRequiredPlugins"
    | "run"
    | "installDependencies"
    | "runtimeOptionsPrompts"
    | "about"
    | "getProgramDependencies"
    | "cancel"
>;

/** The handlers of one language host. Programs get this environment, and the request's part on top. */
export function languageService(env: NodeJS.ProcessEnv): Service {
    let engineAddress = "";
    const running = new Set<AbortController>();

    async function run(call: ServerUnaryCall<messages.RunRequest, messages.RunResponse>) {
        const stop = new AbortController();
        running.add(stop);
        // Comes when the engine gives the call up, also because it was killed.
        call.on("cancelled", () => {
            stop.abort();
        });
        try {
            const command = programCommand(call.request, engineAddress);
            return await runProgram(command, env, new EngineLog(engineAddress), stop.signal);
        } finally {
            running.delete(stop);
        }
    }

    return {
        handshake: answer((call) => {
            engineAddress = call.request.getEngineAddress();
            return new messages.LanguageHandshakeResponse();
        }),
        getPluginInfo: answer(() => {
            const info = new PluginInfo();
            info.setVersion(version);
            return info;
        }),
        // The point of this host: the official one names the real plugins here, and the engine would
        // download them, though the emulated cloud is attached in their place.
        getRequiredPackages: answer(() => new messages.GetRequiredPackagesResponse()),
        getRequiredPlugins: answer(() => new messages.GetRequiredPluginsResponse()),
        run: answer(run),
        // The sandbox runs from a checkout that `npm ci` has prepared.
        installDependencies: (call) => {
            call.end();
        },
        runtimeOptionsPrompts: answer(() => new messages.RuntimeOptionsResponse()),
        about: answer(() => {
            const response = new messages.AboutResponse();
            response.setExecutable(process.execPath);
            response.setVersion(process.version);
            return response;
        }),
        getProgramDependencies: answer(() => new messages.GetProgramDependenciesResponse()),
        cancel: answer((call) => {
            running.forEach((stop) => {
                stop.abort();
            });
            return call.request;
        }),
    };
}

/** Makes a gRPC handler of a function: what it throws becomes the call's error. */
function answer<Req, Res>(
    handle: (call: ServerUnaryCall<Req, Res>) => Res | Promise<Res>,
): handleUnaryCall<Req, Res> {
    return (call, callback) => {
        Promise.resolve(call)
            .then(handle)
            .then(
                (response) => {
                    callback(null, response);
                },
                (error: unknown) => {
                    callback(error instanceof Error ? error : new Error(String(error)), null);
                },
            );
    };
}
