import { plainAmount } from "../statements/money-text.ts";
import type { OutcomeLine } from "./outcome-line.ts";

const VERDICTS: Readonly<Record<string, string>> = {
  recorded: "recorded",
  duplicate: "a repeat of",
  conflict: "a repeat with another amount of",
  held: "held, not counted so far",
  rejected: "rejected",
  accepted: "accepted, to be judged",
  ignored: "ignored",
};

/** `sale approved, 4.00 USD owed, 2026-05-01 12:00 UTC` */
export function describeLine(line: OutcomeLine): string {
  const { subject, status, reason, event, conversion, owedMicros, currency, atMs } = line;
  const why = reason === "OK" || reason === "" ? "" : ` (${reason})`;
  const at = `${new Date(atMs).toISOString().slice(0, 16).replace("T", " ")} UTC`;
  if (subject.startsWith("rcv_")) {
    const word = VERDICTS[status] ?? status;
    return `report ${word}${conversion === null ? "" : ` ${conversion}`}${why}, ${at}`;
  }
  const owed = owedMicros === null ? "" : `, ${plainAmount(owedMicros)} ${currency ?? ""} owed`;
  return `${event ?? "result"} ${status}${why}${owed}, ${at}`;
}
