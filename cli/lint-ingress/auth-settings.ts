import type { AnnotationName } from "../../components/edge/alb/annotation-table";
import type { Place } from "./finding";
import type { Ingress } from "./ingress";
import { parseForm } from "./json-problems";
import type { Rule } from "./rule";
import { TargetGroup } from "./target-group";

/**
 * How a rule authenticates its clients: by what the Service says that it leads to alone, else by what the
 * Ingress says (controller 3.5.0: `pkg/ingress/enhanced_backend_builder.go`).
 */
export class Auth {
    private readonly group: TargetGroup | undefined;

    constructor(
        private readonly ingress: Ingress,
        { action }: Rule,
    ) {
        const [service] = action?.type === "forward" && action.isAlone ? action.services : [];
        this.group = service && new TargetGroup(ingress, service);
    }

    /** Whether all that may have a say was given. */
    public get isKnown(): boolean {
        return this.group === undefined || this.group.service !== undefined;
    }

    public get(name: AnnotationName): string | undefined {
        return this.group ? this.group.get(name) : this.ingress.get(name);
    }

    public place(name: AnnotationName): Place {
        return this.group ? this.group.place(name) : this.ingress.valuePlace(name);
    }

    /** The provider that it sends clients to log in at. */
    public get provider(): "cognito" | "oidc" | undefined {
        const type = this.get("auth-type");
        return type === "cognito" || type === "oidc" ? type : undefined;
    }

    /** The annotation that asks clients who they are; undefined where none does. */
    public get asked(): "auth-type" | "jwt-validation" | undefined {
        if (this.provider !== undefined) return "auth-type";
        return this.ingress.written("jwt-validation") === undefined ? undefined : "jwt-validation";
    }

    /** The Secret with the client's name and password at the provider. */
    public get secretName(): string | undefined {
        const text = this.provider === "oidc" ? this.get("auth-idp-oidc") : undefined;
        const { secretName } = Object(parseForm("oidc", text ?? "")) as { secretName?: unknown };
        return typeof secretName === "string" && secretName !== "" ? secretName : undefined;
    }
}
