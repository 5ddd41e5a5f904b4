import type { Publisher } from "@cleverdrip/contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { switchPublisher } from "../../api/publishers.ts";
import { toast } from "../../ui/toast-store.ts";
import { useAnnounceChange } from "../live-everywhere/use-announce-change.ts";

/** Pauses an active publisher and resumes a paused one. */
export function useSwitchPublisher() {
  const queryClient = useQueryClient();
  const announce = useAnnounceChange();
  return useMutation({
    mutationFn: ({ id, status }: Pick<Publisher, "id" | "status">) =>
      switchPublisher(id, status === "active" ? "pause" : "resume"),
    onSuccess: async (publisher) => {
      announce(`${publisher.name} is ${publisher.status}`, publisher);
      await queryClient.invalidateQueries({ queryKey: ["publishers"] });
    },
    onError: (error) => toast(error.message, "bad"),
  });
}
