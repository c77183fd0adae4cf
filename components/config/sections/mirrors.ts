import { z } from "zod";

const repository = z
    .string()
    .regex(
        /^(https|oci):\/\/[^\s/]+(\/[^\s]*)?$/,
        "must be the address of a Helm repository, https:// or oci://",
    );
const image = z
    .string()
    .regex(/^[a-z0-9.-]+(:\d+)?(\/[a-z0-9._-]+)+$/, "must be a registry and a path, without a tag");

/** Section `charts`: where the Helm charts come from. */
export const chartsSchema = z.strictObject({
    karpenter: repository.default("oci://public.ecr.aws/karpenter").meta({
        description: "Repository of the charts karpenter and karpenter-crd.",
    }),
    controller: repository.default("https://aws.github.io/eks-charts").meta({
        description: "Repository of the chart aws-load-balancer-controller.",
    }),
    istio: repository.default("https://blob.istio.io/istio-release/charts").meta({
        description:
            "Repository of the charts base, istiod and gateway; `oci://ghcr.io/istio/release/charts` holds them too.",
    }),
});

/** Section `images`: other registries for closed networks. */
export const imagesSchema = z.strictObject({
    karpenter: image.optional().meta({
        description:
            "Image of Karpenter without its tag; absent means the chart's own, which is pinned by its digest.",
        examples: ["111122223333.dkr.ecr.eu-west-1.amazonaws.com/karpenter/controller"],
    }),
    controller: image.optional().meta({
        description: "Image of the controller without its tag; absent means the chart's own.",
        examples: ["111122223333.dkr.ecr.eu-west-1.amazonaws.com/eks/aws-load-balancer-controller"],
    }),
    istio: image.optional().meta({
        description: "Registry and path of Istio's images; absent means the chart's own.",
        examples: ["111122223333.dkr.ecr.eu-west-1.amazonaws.com/istio"],
    }),
});

export type ChartsConfig = z.infer<typeof chartsSchema>;
export type ImagesConfig = z.infer<typeof imagesSchema>;
