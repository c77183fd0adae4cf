import { createRequire } from "node:module";
import { join } from "node:path";
import { ProgramInfo, RunRequest } from "@pulumi/pulumi/proto/language_pb";
import { describe, expect, it } from "vitest";
import { programCommand } from "../../sandbox/language/program-command";
import { runtimeOptions, splitWords } from "../../sandbox/language/runtime-options";

const CHECKOUT = join(__dirname, "..", "..");

describe("runtime options of Pulumi.yaml", () => {
    it("mean TypeScript with the program's own tsconfig, unless they say otherwise", () => {
        expect(runtimeOptions({})).toEqual({ typescript: true, tsconfig: undefined, nodeargs: [] });
    });

    it("are taken as given", () => {
        const given = { typescript: false, tsconfig: "fast.json", nodeargs: "--import tsx" };
        const nodeargs = ["--import", "tsx"];
        expect(runtimeOptions(given)).toEqual({ ...given, nodeargs });
    });

    it.each([
        [{ typescript: "no" }, 'Pulumi.yaml: option typescript must be true or false, not "no"'],
        [{ tsconfig: 1 }, "Pulumi.yaml: option tsconfig must be a path, not 1"],
        [{ nodeargs: ["-r"] }, 'Pulumi.yaml: option nodeargs must be a string, not ["-r"]'],
    ])("%j is refused", (options, message) => {
        expect(() => runtimeOptions(options)).toThrow(message);
    });

    it.each([
        ["", []],
        ["  --a   --b=1 ", ["--a", "--b=1"]],
        [`--title="two words" 'x y'z`, ["--title=two words", "x yz"]],
    ])("node's arguments %j are the words %j", (line, words) => {
        expect(splitWords(line)).toEqual(words);
    });
});

describe("the command for a program", () => {
    function request(): RunRequest {
        const info = new ProgramInfo();
        info.setRootDirectory("/root");
        info.setProgramDirectory(CHECKOUT);
        info.setEntryPoint("index.ts");
        const run = new RunRequest();
        run.setInfo(info);
        run.setMonitorAddress("127.0.0.1:1");
        run.setProject("mesh-edge");
        run.setStack("dev");
        run.setOrganization("organization");
        run.setParallel(8);
        run.setDryrun(true);
        run.getConfigMap().set("mesh-edge:team", "payments").set("aws:region", "eu-west-1");
        run.setConfigsecretkeysList(["mesh-edge:token"]);
        return run;
    }

    it("is refused where the config is longer than Linux takes in an environment variable", () => {
        const filled = (bytes: number) => {
            const run = request();
            const empty = Buffer.byteLength(
                String(programCommand(run, "").env["PULUMI_CONFIG"]) + ',"mesh-edge:waf":""',
            );
            run.getConfigMap().set("mesh-edge:waf", "x".repeat(bytes - empty));
            return () => programCommand(run, "");
        };
        const longest = 131_072 - "PULUMI_CONFIG=".length - 1;
        expect(filled(longest)).not.toThrow();
        expect(filled(longest + 1)).toThrow(
            "The stack's config has 131073 bytes, more than the 131072 that Linux lets",
        );
    });

    it("is the SDK's cmd/run with the request as flags, and the program last", () => {
        const runner = createRequire(__filename).resolve("@pulumi/pulumi/cmd/run");
        expect(programCommand(request(), "127.0.0.1:2").args).toEqual([
            ...[runner, "--monitor", "127.0.0.1:1", "--engine", "127.0.0.1:2"],
            ...["--organization", "organization", "--project", "mesh-edge"],
            ...["--root-directory", "/root", "--stack", "dev", "--pwd", CHECKOUT],
            ...["--parallel", "8", "--dry-run", "index.ts"],
        ]);
    });

    it("has config and TypeScript in the environment", () => {
        expect(programCommand(request(), "127.0.0.1:2").env).toEqual({
            PULUMI_CONFIG: '{"aws:region":"eu-west-1","mesh-edge:team":"payments"}',
            PULUMI_CONFIG_SECRET_KEYS: '["mesh-edge:token"]',
            PULUMI_NODEJS_TYPESCRIPT: "true",
        });
    });

    it("can't be given for a project without node_modules", () => {
        const run = request();
        run.getInfo()!.setProgramDirectory("/nowhere");
        expect(() => programCommand(run, "")).toThrow(
            "@pulumi/pulumi is not installed for /nowhere; run npm ci in its project",
        );
    });
});
