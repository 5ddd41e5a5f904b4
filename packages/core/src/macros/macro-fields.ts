import { readAgent, type Agent } from "../agent/read-agent.ts";
import type { ClickParameters } from "../query-parameters.ts";
import { textHash } from "../text-hash.ts";
import type { MacroClick, MacroValues } from "./macro-values.ts";

/** The macro's value as plain text, "" where there is none. */
export type ReadMacro = (values: MacroValues, parameters: ClickParameters) => string;

/** Where a macro's value stands, in words that can be stored: every spelling of a macro has the same field. */
export type MacroField =
  | readonly ["click", keyof MacroClick]
  | readonly ["agent", keyof Agent]
  /** What came in the link's query, by the field it is read as. */
  | readonly ["query", string]
  | readonly ["other", string];

/** Macros whose value is worked out in a word, by name. */
export const COMPUTED: Readonly<Record<string, ReadMacro>> = {
  "campaign.name": ({ campaignName }) => campaignName,
  timestamp: ({ click }) => String(Math.floor(click.atMs / 1000)),
  // Pure code has no randomness, and a repeated postback must not differ: the click id has some.
  rand: ({ click }) => String(textHash(click.id)),
  is_bot: ({ click }) => (readAgent(click.userAgent).isBot ? "1" : "0"),
  is_unique: ({ click }) => (click.isKnown ? "0" : "1"),
};

export const NOTHING: ReadMacro = () => "";

export function fieldReader([from, field]: MacroField): ReadMacro {
  switch (from) {
    case "click":
      return ({ click }) => String(click[field]);
    case "agent":
      return ({ click }) => String(readAgent(click.userAgent)[field]);
    case "query":
      return (_, parameters) => readParameter(parameters, field);
    case "other":
      return COMPUTED[field] ?? NOTHING;
  }
}

function readParameter(parameters: ClickParameters, field: string): string {
  switch (field) {
    case "source":
    case "externalId":
    case "coupon":
    case "cost":
      return parameters[field];
    default:
      return parameters.subs[field] ?? parameters.adIds[field] ?? "";
  }
}
