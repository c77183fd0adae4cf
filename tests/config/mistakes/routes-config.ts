import type { Problem } from "../../../components/config/reading/problem";
import type { Mistake } from "./mistake";

export const CART = { name: "cart", namespace: "shop", port: 8080 };

/** Two services that the rules may name, one of them in two versions. */
export const SERVICES = {
    "shop/cart": { ports: [8080], versions: { v1: { version: "v1" }, v2: { version: "v2" } } },
    "shop/search": { ports: [9200, 9300] },
};

/** Rules of the one host with a mistake, and all that is said about them, the host left out. */
export const rules = (
    states: string,
    list: readonly object[],
    ...problems: (Omit<Problem, "path"> & { at: string })[]
): Mistake => ({
    states,
    set: { routes: { "shop.example.com": { rules: list } }, services: SERVICES },
    problems: problems.map(({ at, ...problem }) => ({
        path: `mesh-edge:routes["shop.example.com"]${at}`,
        ...problem,
    })),
});
