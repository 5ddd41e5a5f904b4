/** What a form of an entry made by hand says. */
export const ENTRY_WORDS = {
  adjust: {
    title: "Adjust balance",
    submit: "Adjust balance",
    done: "Balance adjusted",
    note: "Reason",
    noteHint: "Stands in the ledger and on the statement.",
    directions: [
      { value: "positive", label: "We owe more" },
      { value: "negative", label: "We owe less" },
    ],
  },
  payment: {
    title: "Record payment",
    submit: "Record payment",
    done: "Payment recorded",
    note: "Reference",
    noteHint: "By which both sides find it: the transfer's number, for example.",
    directions: [
      { value: "positive", label: "Sent" },
      { value: "negative", label: "Came back" },
    ],
  },
} as const;
