import type { SmartLink } from "@cleverdrip/contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { createSmartLink, patchSmartLink } from "../../api/smart-links.ts";
import { Sheet } from "../../ui/dialog.tsx";
import { useAnnounceChange } from "../live-everywhere/use-announce-change.ts";
import {
  emptySmartLink,
  newSmartLinkOf,
  smartLinkDraftOf,
  smartLinkPatchOf,
  type SmartLinkDraft,
} from "./smart-link-draft.ts";
import { SmartLinkForm } from "./smart-link-form.tsx";

type SmartLinkSheetProps = {
  /** Null for a new one. */
  readonly link: SmartLink | null;
  readonly isOpen: boolean;
  readonly onClose: () => void;
};

export function SmartLinkSheet({ link, isOpen, onClose }: SmartLinkSheetProps) {
  const queryClient = useQueryClient();
  const announce = useAnnounceChange();
  const saving = useMutation({
    mutationFn: (draft: SmartLinkDraft) =>
      link === null
        ? createSmartLink(newSmartLinkOf(draft))
        : patchSmartLink(link.id, smartLinkPatchOf(draft)),
    onSuccess: async (saved) => {
      announce(`${saved.name} ${link === null ? "created" : "saved"}`, saved);
      onClose();
      await queryClient.invalidateQueries({ queryKey: ["smart-links"] });
    },
  });

  function close() {
    saving.reset();
    onClose();
  }

  return (
    <Sheet
      isOpen={isOpen}
      onClose={close}
      title={link === null ? "Create smart link" : `Edit ${link.name}`}
      description="One address for several campaigns of one publisher."
    >
      <SmartLinkForm
        initial={() => (link === null ? emptySmartLink() : smartLinkDraftOf(link))}
        isNew={link === null}
        isBusy={saving.isPending}
        error={saving.error}
        onCancel={close}
        onSubmit={saving.mutate}
      />
    </Sheet>
  );
}
