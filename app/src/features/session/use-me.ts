import type { Me, Workspace } from "@cleverdrip/contract";
import { useSuspenseQuery } from "@tanstack/react-query";
import { meQuery } from "../../api/session.ts";

/** Who is signed in; known before any page behind the sign-in is shown. */
export function useMe(): Me {
  return useSuspenseQuery(meQuery).data;
}

export function useWorkspace(): Workspace {
  return useMe().workspace;
}
