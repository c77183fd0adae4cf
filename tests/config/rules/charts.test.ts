import { describe, expect, it } from "vitest";

import { DEFAULT_VERSIONS } from "../../../components/config/versions";
import { configWith, loaded, problemsOf } from "../../support/config";

const CACHE = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/docker-hub/istio";

/** What is wrong with where a release of Istio comes from; see the catalogue of mistakes for the words. */
const pathsOf = (changes: Record<string, unknown>) =>
    problemsOf(configWith(changes)).map(({ path }) => path);

describe("where Istio comes from", () => {
    it.each([
        "https://blob.istio.io/istio-release/charts",
        "oci://ghcr.io/istio/release/charts",
        "https://storage.googleapis.com/istio-release-of-ours/charts",
        "oci://eu.gcr.io/our-project/istio-release/charts",
        "oci://registry.example.com/gateway/charts",
        "https://charts.example.com/gateway",
    ])("may be %s", (istio) => {
        expect(loaded(configWith({ "charts.istio": istio })).charts.istio).toBe(istio);
    });

    it.each([
        "docker.io/istio",
        CACHE,
        "eu.gcr.io/our-project/istio",
        "registry.example.com/pilot",
    ])("may be images of %s", (istio) => {
        expect(loaded(configWith({ "images.istio": istio })).images.istio).toBe(istio);
    });

    it("may be an old place for a release that is there", () => {
        const places = {
            "charts.istio": "https://istio-release.storage.googleapis.com/charts",
            "images.istio": "registry.istio.io/release",
        };
        expect(pathsOf({ ...places, "mesh.version": "1.30.4" })).toEqual([]);
        expect(pathsOf({ ...places, "mesh.version": "1.30.5" })).toEqual([
            "mesh-edge:charts.istio",
        ]);
        expect(pathsOf({ ...places, "mesh.version": DEFAULT_VERSIONS.istio })).toEqual([
            "mesh-edge:charts.istio",
            "mesh-edge:images.istio",
        ]);
    });

    it.each([
        ["charts.istio", "https://istio-release.storage.googleapis.com/charts"],
        ["charts.istio", "oci://gcr.io/istio-release/charts"],
        ["images.istio", "gcr.io/istio-release"],
    ])("has a cure for %s at %s that loads", (path, old) => {
        const [problem] = problemsOf(configWith({ [path]: old }));
        const written = /^write (\S+), /.exec(problem?.cure ?? "")?.[1];
        expect(pathsOf({ [path]: written })).toEqual([]);
    });
});
