import { describe, expect, it } from "vitest";

import { nodeLaunchTemplate } from "../../components/cluster/launch-template";

describe("nodeLaunchTemplate", () => {
    it("encrypts the root volume, keeps pods off the instance metadata and tags what is started", () => {
        const tags = { team: "payments", stack: "test" };

        expect(nodeLaunchTemplate(80, tags)).toEqual({
            updateDefaultVersion: true,
            metadataOptions: {
                httpEndpoint: "enabled",
                httpTokens: "required",
                httpPutResponseHopLimit: 1,
            },
            blockDeviceMappings: [
                {
                    deviceName: "/dev/xvda",
                    ebs: {
                        volumeType: "gp3",
                        volumeSize: 80,
                        encrypted: "true",
                        deleteOnTermination: "true",
                    },
                },
            ],
            tagSpecifications: [
                { resourceType: "instance", tags },
                { resourceType: "volume", tags },
            ],
        });
    });
});
