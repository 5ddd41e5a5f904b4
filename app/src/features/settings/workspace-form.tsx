import type { Workspace, WorkspacePatch } from "@cleverdrip/contract";
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
import { HotWindowField, hotWindowPatch } from "./hot-window-field.tsx";

export function WorkspaceForm({ workspace }: { readonly workspace: Workspace }) {
  const saving = useSaving();
  const { draft, errors, change, send, settle } = useDraft(() => toDraft(workspace), saving.error);

  function submit(event: FormEvent) {
    event.preventDefault();
    send((sent) => saving.mutate(toPatch(sent, workspace), { onSuccess: () => settle(sent) }));
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
        <HotWindowField
          error={errors["hotWindowDays"]}
          value={draft.hotWindowDays}
          onChange={(hotWindowDays) => change({ ...draft, hotWindowDays })}
        />
        <FixedTerms workspace={workspace} />
        <FormProblem
          error={saving.error}
          elsewhere={errorsElsewhere(errors, ["name", "fallbackUrl", "hotWindowDays"])}
        />
        <Button type="submit" look="primary" isBusy={saving.isPending}>
          Save changes
        </Button>
      </form>
    </Card>
  );
}

type Draft = Readonly<Record<"name" | "fallbackUrl" | "hotWindowDays", string>>;

function toDraft({ name, fallbackUrl, hotWindowDays }: Workspace): Draft {
  return { name, fallbackUrl: fallbackUrl ?? "", hotWindowDays: `${hotWindowDays}` };
}

function toPatch(
  { name, fallbackUrl, hotWindowDays }: Draft,
  workspace: Workspace,
): WorkspacePatch {
  const url = fallbackUrl.trim();
  return {
    name: name.trim(),
    fallbackUrl: url === "" ? null : url,
    ...hotWindowPatch(hotWindowDays, workspace.hotWindowDays),
  };
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
      campaigns are in <strong className={value}>{workspace.currency}</strong>.
    </p>
  );
}
