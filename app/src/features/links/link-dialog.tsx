import type { Link, NewLink } from "@cleverdrip/contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { createLink } from "../../api/links.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { LinkCreated } from "./link-created.tsx";
import { LinkForm } from "./link-form.tsx";

type LinkDialogProps = {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** Given where the campaign is already chosen. */
  readonly campaignId?: string;
};

/** First the form, then the new link, ready to be copied. */
export function LinkDialog({ isOpen, onClose, campaignId }: LinkDialogProps) {
  const queryClient = useQueryClient();
  const [created, setCreated] = useState<Link | null>(null);
  const creation = useMutation({
    mutationFn: (body: NewLink) => createLink(body),
    onSuccess: async (link) => {
      setCreated(link);
      await queryClient.invalidateQueries({ queryKey: ["links"] });
    },
  });

  function close() {
    setCreated(null);
    creation.reset();
    onClose();
  }

  return (
    <Dialog
      isOpen={isOpen}
      onClose={close}
      title={created === null ? "Create link" : "Link created"}
    >
      {created === null ? (
        <LinkForm
          campaignId={campaignId ?? null}
          isBusy={creation.isPending}
          error={creation.error}
          onCancel={close}
          onSubmit={creation.mutate}
        />
      ) : (
        <LinkCreated link={created} onClose={close} />
      )}
    </Dialog>
  );
}
