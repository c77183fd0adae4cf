import { describe, expect, it } from "vitest";

import { lint } from "../../cli/lint-ingress/lint";
import { parseManifests } from "../../cli/lint-ingress/read";
import { access } from "./catalogue/access";
import { attributes } from "./catalogue/attributes";
import { auth } from "./catalogue/auth";
import { backends } from "./catalogue/backends";
import { fine } from "./catalogue/fine";
import { groups } from "./catalogue/groups";
import { habits } from "./catalogue/habits";
import { jsons } from "./catalogue/json";
import { keys } from "./catalogue/keys";
import { limits } from "./catalogue/limits";
import { listeners } from "./catalogue/listeners";
import { nlbs } from "./catalogue/nlb";
import { nlbPorts } from "./catalogue/nlb-ports";
import { paths } from "./catalogue/paths";
import { reach } from "./catalogue/reach";
import { redirects } from "./catalogue/redirects";
import { rules } from "./catalogue/rules";
import { schema } from "./catalogue/schema";
import { targets } from "./catalogue/targets";
import { values } from "./catalogue/values";
import { manifests } from "./manifests";

const linted = (text: string) =>
    lint(parseManifests("edge.yaml", text)).map(
        ({ severity, check, message, cure }) => `${severity} ${check}: ${message} → ${cure}`,
    );

it("finds nothing in a manifest without fault", () => {
    expect(linted(manifests({}))).toEqual([]);
});

describe.each(
    Object.entries({
        keys,
        values,
        listeners,
        targets,
        access,
        auth,
        backends,
        paths,
        reach,
        redirects,
        schema,
        rules,
        groups,
        nlbs,
        nlbPorts,
        attributes,
        habits,
        jsons,
        limits,
        fine,
    }),
)("of %s it finds", (_, cases) => {
    it.each(cases)("$what", ({ changes, found }) => {
        expect(linted(manifests(changes))).toEqual(found);
    });
});
