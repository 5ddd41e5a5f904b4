import type { Domain, DomainPatch } from "@cleverdrip/contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { errorsElsewhere } from "../../api/field-errors.ts";
import { domainsQuery, patchDomain } from "../../api/workspace.ts";
import { Button } from "../../ui/button.tsx";
import { CodeBlock } from "../../ui/code.tsx";
import { CopyButton } from "../../ui/copy-button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { FormActions } from "../../ui/form-actions.tsx";
import { FormProblem } from "../../ui/problem-notice.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { toast } from "../../ui/toast-store.ts";
import { useDraft } from "../../ui/use-draft.ts";
import { snippetTag } from "./snippet-tag.ts";

type SnippetDialogProps = {
  /** Whose snippet is shown; null while none is. */
  readonly domain: Domain | null;
  readonly onClose: () => void;
};

export function SnippetDialog({ domain, onClose }: SnippetDialogProps) {
  return (
    <Dialog isOpen={domain !== null} onClose={onClose} title={`Snippet of ${domain?.hostname}`}>
      {domain !== null && <SnippetForm domain={domain} onClose={onClose} />}
    </Dialog>
  );
}

type SnippetFormProps = { readonly domain: Domain; readonly onClose: () => void };

function SnippetForm({ domain, onClose }: SnippetFormProps) {
  const saving = useSaving(domain, onClose);
  const { draft, errors, change, send } = useDraft(
    () => ({ scriptPath: domain.scriptPath ?? "", eventPath: domain.eventPath ?? "" }),
    saving.error,
  );
  const names = {
    scriptPath: draft.scriptPath.trim() || null,
    eventPath: draft.eventPath.trim() || null,
  };

  function submit(event: FormEvent) {
    event.preventDefault();
    send(() => saving.mutate(names));
  }

  return (
    <form onSubmit={submit} noValidate className="space-y-4">
      <Tag text={snippetTag({ ...domain, ...names })} />
      <PathField
        label="Script"
        hint="Empty: /j/cd.js, which goes on working."
        placeholder="/assets/shop.js"
        error={errors["scriptPath"]}
        value={draft.scriptPath}
        onChange={(scriptPath) => change({ ...draft, scriptPath })}
      />
      <PathField
        label="Reports"
        hint="Empty: /e, which goes on working. Pages that have the script already use it within the hour."
        placeholder="/assets/in"
        error={errors["eventPath"]}
        value={draft.eventPath}
        onChange={(eventPath) => change({ ...draft, eventPath })}
      />
      <FormProblem
        error={saving.error}
        elsewhere={errorsElsewhere(errors, ["scriptPath", "eventPath"])}
      />
      <FormActions
        label="Save names"
        isBusy={saving.isPending}
        cancel={<Button onClick={onClose}>Cancel</Button>}
      />
    </form>
  );
}

type PathFieldProps = {
  readonly label: string;
  readonly hint: string;
  readonly placeholder: string;
  readonly error: string | undefined;
  readonly value: string;
  readonly onChange: (text: string) => void;
};

function PathField(props: PathFieldProps) {
  return <TextField {...props} isOptional autoCapitalize="none" spellCheck={false} />;
}

function Tag({ text }: { readonly text: string }) {
  return (
    <div>
      <div className="mb-1.5 flex items-end justify-between gap-3">
        <p className="text-sm text-muted">
          Goes into the head of every page of the shop. A path of your own is one that no list of
          blocked addresses knows.
        </p>
        <CopyButton text={text} what="snippet" />
      </div>
      <CodeBlock label="Snippet">{text}</CodeBlock>
    </div>
  );
}

function useSaving(domain: Domain, onSaved: () => void) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: DomainPatch) => patchDomain(domain.id, body),
    onSuccess: async () => {
      toast("Names saved; in use everywhere within 90 seconds");
      onSaved();
      await queryClient.invalidateQueries({ queryKey: domainsQuery.queryKey });
    },
  });
}
