import type { Publisher } from "@cleverdrip/contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { switchPublisher } from "../../api/publishers.ts";
import { toast } from "../../ui/toast-store.ts";

/** Pauses an active publisher and resumes a paused one. */
export function useSwitchPublisher() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ id, status }: Pick<Publisher, "id" | "status">) =>
      switchPublisher(id, status === "active" ? "pause" : "resume"),
    onSuccess: async (publisher) => {
      toast(`${publisher.name} is ${publisher.status}`);
      await queryClient.invalidateQueries({ queryKey: ["publishers"] });
    },
    onError: (error) => toast(error.message, "bad"),
  });
}
