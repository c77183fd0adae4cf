import { stackConfigSchema } from "../../components/config/schema";
import type { RuleConfig } from "../../components/config/sections/routes/routes";
import type { ServiceConfig } from "../../components/config/sections/routes/services";

export const CART = { name: "cart", namespace: "shop", port: 8080 };

/** Rules as the stack file gives them, with their defaults. */
export function rulesWith(...rules: object[]): RuleConfig[] {
    const { routes } = stackConfigSchema
        .pick({ routes: true })
        .parse({ routes: { "shop.example.com": { rules } } });
    return routes["shop.example.com"]?.rules ?? [];
}

/** A service as the stack file gives it, with its defaults. */
export function serviceWith(settings: object): ServiceConfig {
    const { services } = stackConfigSchema
        .pick({ services: true })
        .parse({ services: { "shop/cart": { ports: [8080], ...settings } } });
    const service = services["shop/cart"];
    if (service === undefined) throw new Error("no service");
    return service;
}
