export type PaymentTerms =
  | "weekly"
  | "biweekly"
  | "monthly"
  | "net7"
  | "net15"
  | "net30"
  | "net45"
  | "net60";

/** How long a statement's period is, and how many days after its last day it is due. */
export type PaymentRule = {
  readonly span: "week" | "fortnight" | "month";
  readonly dueAfterDays: number;
};

/** NET n: by calendar month, due n days after its end. The others are due on the day after their period. */
export const PAYMENT_RULES = {
  weekly: { span: "week", dueAfterDays: 1 },
  biweekly: { span: "fortnight", dueAfterDays: 1 },
  monthly: { span: "month", dueAfterDays: 1 },
  net7: { span: "month", dueAfterDays: 7 },
  net15: { span: "month", dueAfterDays: 15 },
  net30: { span: "month", dueAfterDays: 30 },
  net45: { span: "month", dueAfterDays: 45 },
  net60: { span: "month", dueAfterDays: 60 },
} as const satisfies Record<PaymentTerms, PaymentRule>;
