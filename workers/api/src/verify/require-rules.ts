import { readRules } from "@cleverdrip/core";
import { invalidField } from "../http/refusal.ts";

/** Refuses a rule set that there is none of, with those that there are. */
export function requireRules(rules: string): void {
  try {
    readRules(rules);
  } catch (error) {
    throw invalidField("rules", error instanceof Error ? error.message : String(error));
  }
}
