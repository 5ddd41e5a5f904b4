import { receivedReport, type ReceivedReport } from "@cleverdrip/contract";
import * as z from "zod";
import type { Replayed } from "../conversions/take-report.ts";

const keptReport = z.strictObject({
  v: z.literal(1),
  kind: z.literal("kept-report"),
  /** Of the received log, by what it said when it came. */
  id: z.string().max(64),
  /** How it proved itself, by what is gone now; null = to be proven by what is left. */
  proof: z.enum(["proven", "open", "weak"]).nullable(),
  /** Longer than an address: see core's writeKeptAddress. */
  report: receivedReport.extend({ ip: z.string().max(400) }),
});

/** A report that does not say any more where it came from, or whom it is about, and that is judged as if it did. */
export type KeptReport = { readonly report: ReceivedReport; readonly known: Replayed };

export function writeKeptReport({ report, known: { id, proof } }: KeptReport): object {
  return { v: 1, kind: "kept-report", id, proof, report } satisfies z.infer<typeof keptReport>;
}

/** null: it is something else. */
export function readKeptReport(body: unknown): KeptReport | null {
  const read = keptReport.safeParse(body);
  if (!read.success) return null;
  const { id, proof, report } = read.data;
  return { report, known: { id, proof } };
}
