import type { QueryClient } from "@tanstack/react-query";

/** What follows from a decision: status, money, and all that counts them. */
const MOVED = ["fraud", "conversions", "ledger", "reports"];

export async function refreshDecided(queryClient: QueryClient): Promise<void> {
  await Promise.all(MOVED.map((name) => queryClient.invalidateQueries({ queryKey: [name] })));
}
