/** Begins the name of every annotation that the controller reads on an Ingress. */
export const ALB_PREFIX = "alb.ingress.kubernetes.io/";

/** Forms of JSON that an annotation may hold. */
export type JsonForm =
    | "action"
    | "cognito"
    | "conditions"
    | "jwt"
    | "listen-ports"
    | "mutual-authentication"
    | "oidc"
    | "transforms";

/** A text that must match something, what that is in words, and one that does. */
export interface TextForm {
    pattern: RegExp;
    says: string;
    example: string;
    /** What was meant by one that does not; it counts only if it matches. */
    meant?: (text: string) => string;
}

/** What an annotation's text must be. Every value is text; the controller parses it. */
export type ValueType =
    | { kind: "text"; maxLength?: number; form?: TextForm }
    | {
          kind: "choice";
          choices: readonly string[];
          /** Words that people write, in lower case, and the choice that they mean. */
          meant?: Readonly<Record<string, string>>;
      }
    | { kind: "boolean" }
    | {
          kind: "integer";
          min: number;
          max: number;
          words?: readonly string[];
          /** A number that is usual there; absent, the least. */
          example?: string;
      }
    | { kind: "list"; fewest?: number }
    | { kind: "map" }
    | { kind: "json"; form: JsonForm };

/** What an edit of a live Ingress's annotation does. */
export type Effect =
    /** The old load balancer is deleted, then a new one made: an outage, and a new DNS name. */
    | "new-load-balancer"
    /** A rule is switched to a new target group before it has healthy targets: brief 503s. */
    | "new-target-group"
    /** Nothing, until the load balancer is replaced for another reason. */
    | "at-next-load-balancer"
    | "in-place";

/** An annotation of the controller, with what its users need. */
export interface Annotation {
    /** On a Service too, where it wins over the Ingress's. */
    onService: boolean;
    value: ValueType;
    /** What the controller takes where the annotation is absent. */
    fallback?: string;
    /** How Ingresses of one group that all have it get on; `own` concerns one Ingress alone. */
    inGroup: "same" | "merged" | "merged-by-key" | "own";
    /** What it sets. */
    of: "group" | "load-balancer" | "listener" | "rule" | "target-group" | "frontend-nlb";
    effect: Effect;
    /** Still read, but something else has taken its place. */
    instead?: string;
}
