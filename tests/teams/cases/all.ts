import type { Case } from "./case";
import { KINDS } from "./kinds";
import { NAMESPACES } from "./namespaces";
import { PODS } from "./pods";
import { ROUTES } from "./routes";
import { RULES } from "./rules";

/** Every request that the guard is tried with. */
export const CASES: readonly Case[] = [...ROUTES, ...RULES, ...KINDS, ...PODS, ...NAMESPACES];
