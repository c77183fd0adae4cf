import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { describe, expect, it } from "vitest";

import { lint } from "../../cli/lint-ingress/lint";
import { parseManifests } from "../../cli/lint-ingress/read";

/**
 * Shapes of manifests that are in use: of charts, of the guides of AWS, of the controller and of Istio, and of
 * questions in issues, with other names and values. What stands here is true of each by the source of
 * controller 3.5.0 or AWS's documentation, as `line severity check`; a file that does not stand here works,
 * and the linter has nothing to say of it.
 */
const FOUND: Readonly<Record<string, readonly string[]>> = {
    "argocd-grpc.yaml": ["5 warning version-on-service", "22 note health-protocol"],
    "auto-mode-group.yaml": ["24 warning old-tls", "26 warning auto-mode", "27 warning auto-mode"],
    "class-by-annotation.yaml": ["7 warning class-annotation"],
    "istio-gateway-unchecked.yaml": ["20 warning gateway-health"],
    "nginx-left-over.yaml": ["7 warning nginx-annotation", "8 warning nginx-annotation"],
    "nginx-with-alb-left-over.yaml": ["11 warning other-class"],
    "nlb-annotations-behind-alb.yaml": ["5 warning unused-annotation"],
    "nlb-old-names.yaml": ["10 warning unused-annotation", "11 error unknown-annotation"],
    "nlb-old-type.yaml": ["7 warning old-load-balancer"],
    "old-api.yaml": ["1 error old-api", "7 warning class-annotation"],
    "timeouts-in-seconds.yaml": ["9 error malformed-value", "10 error malformed-value"],
    "tls-by-application.yaml": ["25 warning plain-to-tls"],
};

const FOLDER = join(__dirname, "corpus");
const FILES = readdirSync(FOLDER);

const found = (text: string) =>
    lint(parseManifests("a.yaml", text)).map(
        ({ line, severity, check }) => `${line} ${severity} ${check}`,
    );

describe("in manifests as people write them", () => {
    const check = (file: string) => {
        const text = readFileSync(join(FOLDER, file), "utf8");
        expect(found(text)).toEqual(FOUND[file] ?? []);
        expect(found(text.replaceAll("\n", "\r\n"))).toEqual(FOUND[file] ?? []);
    };
    const title = "%s: what is true, and no more, whatever ends its lines";
    it.each(FILES)(title, check);

    it("there are enough that work", () => {
        expect(Object.keys(FOUND).filter((file) => !FILES.includes(file))).toEqual([]);
        expect(FILES.length - Object.keys(FOUND).length).toBeGreaterThan(50);
    });
});
