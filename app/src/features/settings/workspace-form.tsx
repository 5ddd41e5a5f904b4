import type { Workspace } from "@cleverdrip/contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { errorsElsewhere } from "../../api/field-errors.ts";
import { meQuery } from "../../api/session.ts";
import { patchWorkspace } from "../../api/workspace.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { FormProblem } from "../../ui/problem-notice.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { toast } from "../../ui/toast-store.ts";
import { useDraft } from "../../ui/use-draft.ts";
import { UrlField } from "../macros/url-field.tsx";

export function WorkspaceForm({ workspace }: { readonly workspace: Workspace }) {
  const saving = useSaving();
  const { draft, errors, change, send, settle } = useDraft(
    () => ({ name: workspace.name, fallbackUrl: workspace.fallbackUrl ?? "" }),
    saving.error,
  );

  function submit(event: FormEvent) {
    event.preventDefault();
    send((sent) => {
      const url = sent.fallbackUrl.trim();
      const body = { name: sent.name.trim(), fallbackUrl: url === "" ? null : url };
      saving.mutate(body, { onSuccess: () => settle(sent) });
    });
  }

  return (
    <Card title="Workspace">
      <form onSubmit={submit} noValidate className="max-w-lg space-y-4">
        <TextField
          label="Name"
          error={errors["name"]}
          maxLength={120}
          value={draft.name}
          onChange={(name) => change({ ...draft, name })}
        />
        <UrlField
          label="Fallback URL"
          isOptional
          error={errors["fallbackUrl"]}
          hint="Where a click goes when neither its link nor its campaign says where. Empty: a plain page."
          placeholder="https://"
          value={draft.fallbackUrl}
          onChange={(fallbackUrl) => change({ ...draft, fallbackUrl })}
        />
        <FixedTerms workspace={workspace} />
        <FormProblem
          error={saving.error}
          elsewhere={errorsElsewhere(errors, ["name", "fallbackUrl"])}
        />
        <Button type="submit" look="primary" isBusy={saving.isPending}>
          Save changes
        </Button>
      </form>
    </Card>
  );
}

function useSaving() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: patchWorkspace,
    onSuccess: async () => {
      toast("Workspace saved");
      await queryClient.invalidateQueries({ queryKey: meQuery.queryKey });
    },
  });
}

function FixedTerms({ workspace }: { readonly workspace: Workspace }) {
  const value = "font-medium text-ink";
  return (
    <p className="text-sm text-muted">
      Days begin at midnight in <strong className={value}>{workspace.timezone}</strong>; new
      campaigns are in <strong className={value}>{workspace.currency}</strong>. Single clicks are
      kept for {workspace.hotWindowDays} days, totals for good.
    </p>
  );
}
