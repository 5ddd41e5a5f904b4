import type { Endpoint } from "@cleverdrip/contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { patchEndpoint } from "../../api/endpoints.ts";
import { toast } from "../../ui/toast-store.ts";

/** Pauses an active endpoint; brings back a paused one, and one that was switched off. */
export function useSwitchEndpoint() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ id, status }: Pick<Endpoint, "id" | "status">) =>
      patchEndpoint(id, { status: status === "active" ? "paused" : "active" }),
    onSuccess: async ({ name, status }) => {
      toast(`${name} is ${status}`);
      await queryClient.invalidateQueries({ queryKey: ["endpoints"] });
    },
    onError: (error) => toast(error.message, "bad"),
  });
}
