import type { Link } from "@cleverdrip/contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { switchLink } from "../../api/links.ts";
import { toast } from "../../ui/toast-store.ts";
import { useAnnounceChange } from "../live-everywhere/use-announce-change.ts";

/** Pauses a live link and resumes a paused one. */
export function useSwitchLink() {
  const queryClient = useQueryClient();
  const announce = useAnnounceChange();
  return useMutation({
    mutationFn: ({ id, status }: Pick<Link, "id" | "status">) =>
      switchLink(id, status === "active" ? "pause" : "resume"),
    onSuccess: async (link) => {
      announce(`Link ${link.slug} is ${link.status}`, link);
      await queryClient.invalidateQueries({ queryKey: ["links"] });
    },
    onError: (error) => toast(error.message, "bad"),
  });
}
