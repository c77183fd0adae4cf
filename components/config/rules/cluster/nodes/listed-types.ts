import { InstanceType } from "@pulumi/aws/types/enums/ec2";

import { nearest } from "../../../reading/nearest";

/** Types that the SDK's list lacks and the VPC CNI v1.23.2 has, from EC2 itself (`pkg/vpc/vpc_ip_resource_limit.go`). */
const MORE = [
    ...["c5a.metal", "c5ad.metal", "c7i.32xlarge", "i8g.metal-48xl", "m9g.medium", "m9gd.medium"],
    ...["r8gb.48xlarge", "r8gb.metal-48xl"],
];

/** What @pulumi/aws 7.48 and the VPC CNI list. A region has some of them, and EC2 newer ones. */
const LISTED: readonly string[] = [...Object.values(InstanceType), ...MORE];

/** Each size that any type has; AWS has had no other since the first. */
const SIZE = /^(nano|micro|small|medium|large|([1-9]\d{0,2})?xlarge|metal(-\d{1,3}xl)?)$/;

/** Series, generation and capabilities of a family: `m`, 7 and `i` of `m7i-flex`. */
const FAMILY = /^([a-z]+)(\d+)([a-z]*)(-[a-z\d]+)*$/;

/**
 * Newest generation by series to which AWS adds nothing any more, so that what isn't listed isn't there.
 * Of the others a list is out of date within weeks: a family or a size that isn't listed may be new.
 */
const SETTLED: Readonly<Record<string, number>> = {
    ...{ a: 1, c: 7, d: 3, g: 5, h: 1, i: 4, m: 7, p: 4, r: 7, t: 4, x: 2, z: 1 },
};

/**
 * Series of accelerators, and Mac: each counts its generations by itself and may leave out the letter of a
 * processor. All others count together, `x8g` came after `x2`, and have had a letter since the sixth.
 */
const OF_THEIR_OWN = ["dl", "f", "g", "gr", "inf", "mac", "p", "trn", "vt"];

/** The highest generation with which a series that nobody has heard of may begin without a letter. */
const BEGINNING = 2;

/** The newest listed generation of a series, or of all that count together. */
const NEWEST = new Map<string, number>();
const SERIES = new Set<string>();
for (const type of LISTED) {
    const [, series = "", generation = ""] = FAMILY.exec(type.split(".")[0] ?? "") ?? [];
    const key = countOf(series);
    SERIES.add(series);
    NEWEST.set(key, Math.max(NEWEST.get(key) ?? 0, Number(generation)));
}

/** How many generations ahead of the newest listed one a family may be new, and no slip of the pen. */
const AHEAD = 2;

/** Whether EC2 may have the type: all that have been listed, and what may have come since. */
export function mayExist(type: string): boolean {
    if (LISTED.includes(type)) return true;
    const [family = "", size = ""] = type.split(".");
    const [, series = "", digits = "", capabilities = ""] = FAMILY.exec(family) ?? [];
    if (!SIZE.test(size) || digits === "") return false;
    const generation = Number(digits);
    const isNewSeries = !SERIES.has(series) && generation <= BEGINNING;
    return (
        generation > (SETTLED[series] ?? 0) &&
        generation <= (NEWEST.get(countOf(series)) ?? 0) + AHEAD &&
        (capabilities !== "" || OF_THEIR_OWN.includes(series) || isNewSeries)
    );
}

function countOf(series: string): string {
    return OF_THEIR_OWN.includes(series) ? series : "";
}

/** The listed type that is most likely meant, of those that fit: a size of the same family, or another family. */
export function likelyType(type: string, fits: (type: string) => boolean): string | undefined {
    const [family = "", size = ""] = type.split(".");
    const fitting = LISTED.filter(fits);
    const sizes = fitting.filter((listed) => listed.startsWith(`${family}.`));
    if (sizes.length > 0 || !FAMILY.test(family)) return nearest(type, sizes);
    const families = fitting.filter((listed) => listed.endsWith(`.${size}`));
    // A family that lacks its letter.
    const completed = families.find((listed) => listed.startsWith(family));
    if (completed !== undefined) return completed;
    return nearest(type, families) ?? nearest(type, fitting);
}

/** The larger sizes of the type's family up to 8 vCPUs, the smallest first. */
export function largerTypes(type: string): string[] {
    const [family = "", size = ""] = type.split(".");
    const sizes = ["nano", "micro", "small", "medium", "large", "xlarge", "2xlarge"];
    return sizes
        .slice(sizes.indexOf(size) + 1)
        .map((larger) => `${family}.${larger}`)
        .filter((larger) => LISTED.includes(larger));
}
