import type { Link, LinkPatch } from "@cleverdrip/contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { errorsElsewhere } from "../../api/field-errors.ts";
import { patchLink } from "../../api/links.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { FormActions } from "../../ui/form-actions.tsx";
import { FormProblem } from "../../ui/problem-notice.tsx";
import { useDraft } from "../../ui/use-draft.ts";
import { useAnnounceChange } from "../live-everywhere/use-announce-change.ts";
import { AliasField } from "./alias-field.tsx";
import { DomainField } from "./domain-field.tsx";
import type { LinkDraft } from "./link-draft.ts";

type EditLinkDialogProps = {
  /** The link that is edited; null while none is. */
  readonly link: Link | null;
  readonly onClose: () => void;
};

export function EditLinkDialog({ link, onClose }: EditLinkDialogProps) {
  return (
    <Dialog isOpen={link !== null} onClose={onClose} title={`Edit ${link?.slug ?? "link"}`}>
      {link !== null && <EditLinkForm link={link} onClose={onClose} />}
    </Dialog>
  );
}

type LinkEdit = Pick<LinkDraft, "domainId" | "aliases">;

type EditLinkFormProps = { readonly link: Link; readonly onClose: () => void };

/** Campaign, publisher and slug stay: the link is printed in other people's systems. */
function EditLinkForm({ link, onClose }: EditLinkFormProps) {
  const saving = useSaving(link, onClose);
  const { draft, errors, change, send } = useDraft<LinkEdit>(
    () => ({ domainId: link.domainId, aliases: link.aliases }),
    saving.error,
  );

  function submit(event: FormEvent) {
    event.preventDefault();
    send((sent) => saving.mutate({ domainId: sent.domainId, aliases: [...sent.aliases] }));
  }

  return (
    <form onSubmit={submit} noValidate className="space-y-4">
      <p className="text-sm text-muted">
        {link.publisherName} promotes {link.campaignName}.
      </p>
      <DomainField
        value={draft.domainId}
        error={errors["domainId"]}
        onChange={(domainId) => change({ ...draft, domainId })}
      />
      <AliasField
        aliases={draft.aliases}
        errors={errors}
        onChange={(aliases) => change({ ...draft, aliases })}
      />
      <FormProblem
        error={saving.error}
        elsewhere={errorsElsewhere(errors, ["domainId", "aliases"])}
      />
      <FormActions
        label="Save changes"
        isBusy={saving.isPending}
        cancel={<Button onClick={onClose}>Cancel</Button>}
      />
    </form>
  );
}

function useSaving(link: Link, onSaved: () => void) {
  const queryClient = useQueryClient();
  const announce = useAnnounceChange();
  return useMutation({
    mutationFn: (body: LinkPatch) => patchLink(link.id, body),
    onSuccess: async (saved) => {
      announce(`Link ${saved.slug} saved`, saved);
      onSaved();
      await queryClient.invalidateQueries({ queryKey: ["links"] });
    },
  });
}
