import type { SmartLink } from "@cleverdrip/contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { switchSmartLink } from "../../api/smart-links.ts";
import { toast } from "../../ui/toast-store.ts";
import { useAnnounceChange } from "../live-everywhere/use-announce-change.ts";

/** Pauses a live smart link and resumes a paused one. */
export function useSwitchSmartLink() {
  const queryClient = useQueryClient();
  const announce = useAnnounceChange();
  return useMutation({
    mutationFn: ({ id, status }: Pick<SmartLink, "id" | "status">) =>
      switchSmartLink(id, status === "active" ? "pause" : "resume"),
    onSuccess: async (link) => {
      announce(`${link.name} is ${link.status}`, link);
      await queryClient.invalidateQueries({ queryKey: ["smart-links"] });
    },
    onError: (error) => toast(error.message, "bad"),
  });
}
