import type { ConversionsChange, ConversionStatus } from "@cleverdrip/contract";

export type Action = ConversionsChange["action"];

/** The moves that the api takes from each status; it refuses every other one, and says why. */
const MOVES: Readonly<Record<ConversionStatus, readonly Action[]>> = {
  pending: ["approve", "hold", "reject", "adjust"],
  hold: ["approve", "reject", "adjust"],
  approved: ["reject", "refund", "adjust"],
  rejected: ["restore", "adjust"],
  refunded: [],
  trash: [],
};

export const ACTIONS: readonly Action[] = [
  "approve",
  "hold",
  "reject",
  "refund",
  "restore",
  "adjust",
];

type Words = { readonly label: string; readonly effect: string };

const WORDS: Readonly<Record<Action, Words>> = {
  approve: { label: "Approve", effect: "The publisher earns its payout." },
  hold: { label: "Hold", effect: "It waits for a review; nothing is owed until then." },
  reject: { label: "Reject", effect: "Nothing is owed; what was earned is reversed." },
  refund: { label: "Refund", effect: "The customer got the money back: the payout is reversed." },
  restore: { label: "Restore", effect: "The rejection is undone: it is approved again." },
  adjust: {
    label: "Adjust",
    effect: "Payout and revenue are set by hand, before every rule. What is left empty stays.",
  },
};

export function actionsFor(status: ConversionStatus): readonly Action[] {
  return MOVES[status];
}

export function actionWords(action: Action): Words {
  return WORDS[action];
}
