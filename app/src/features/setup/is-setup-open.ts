import type { QueryClient } from "@tanstack/react-query";
import { setupQuery } from "../../api/session.ts";

/** Whether the first administrator is still missing. Without an answer it is not: signing in is the usual case. */
export async function isSetupOpen(queryClient: QueryClient): Promise<boolean> {
  try {
    return (await queryClient.fetchQuery({ ...setupQuery, retry: false })).isOpen;
  } catch (error) {
    console.warn({ event: "setup.unknown", error });
    return false;
  }
}
