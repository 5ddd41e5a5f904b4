import type { ConversionStatus } from "@cleverdrip/contract";
import { statusLabel } from "../conversions/conversion-status-badge.tsx";

/** "approved", "on hold". Tallies come from the conversions themselves, so no other words are among them. */
export function conversionStatusWord(status: string): string {
  return statusLabel(status as ConversionStatus).toLowerCase();
}
