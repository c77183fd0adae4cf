import { credentials } from "@grpc/grpc-js";
import { EngineClient } from "@pulumi/pulumi/proto/engine_grpc_pb";
import { LogRequest, LogSeverity } from "@pulumi/pulumi/proto/engine_pb";

/** Writes what the program prints to the engine's log, under the stack, one message a line. */
export class EngineLog {
    private readonly client: EngineClient;
    private rest = "";
    private sent: Promise<void> = Promise.resolve();

    constructor(address: string) {
        this.client = new EngineClient(address, credentials.createInsecure());
    }

    /** Takes a piece of output; a line that is not finished waits for its end. */
    public write(text: string): void {
        const lines = (this.rest + text).split("\n");
        this.rest = lines.pop() ?? "";
        lines.forEach((line) => {
            this.send(line);
        });
    }

    /** Resolves when the engine has everything, which must be before it is told that the program ended. */
    public async close(): Promise<void> {
        if (this.rest !== "") {
            this.send(this.rest);
        }
        await this.sent;
        this.client.close();
    }

    /** One after the other, because separate calls may overtake each other. */
    private send(line: string): void {
        const request = new LogRequest();
        request.setSeverity(LogSeverity.INFO);
        request.setMessage(`${line}\n`);
        this.sent = this.sent.then(
            () =>
                new Promise((resolve) => {
                    // An engine that has gone can't be told anything; the program's end is reported elsewhere.
                    this.client.log(request, () => {
                        resolve();
                    });
                }),
        );
    }
}
