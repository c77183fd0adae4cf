import { expect, it } from "vitest";

import { splitFunctionArn } from "../../../components/edge/paths/function-arn";
import { FUNCTION } from "./entry";

it("takes the version or alias off an ARN, as a permission wants it", () => {
    expect(splitFunctionArn(FUNCTION)).toEqual({ function: FUNCTION });
    expect(splitFunctionArn(`${FUNCTION}:live`)).toEqual({
        function: FUNCTION,
        qualifier: "live",
    });
});
