const OUTCOMES: Readonly<Record<string, string>> = {
  delivered: "Delivered",
  answered: "Refused by the receiver",
  redirected: "Redirected, which is not followed",
  gone: "Gone for good",
  timeout: "No answer in time",
  unreachable: "Not reached",
  refused: "Address not allowed",
  interrupted: "Interrupted, perhaps sent",
};

/** How an attempt ended; one that this version does not know is shown as it is. */
export function attemptWords(outcome: string): string {
  return OUTCOMES[outcome] ?? outcome;
}
