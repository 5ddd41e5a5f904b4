import type { Workspace } from "@cleverdrip/contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { meQuery } from "../../api/session.ts";
import { patchWorkspace } from "../../api/workspace.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { FormProblem } from "../../ui/problem-notice.tsx";
import { RowList } from "../../ui/row-list.tsx";
import { toast } from "../../ui/toast-store.ts";
import { useDraft } from "../../ui/use-draft.ts";
import {
  emptyWord,
  statusWordsOf,
  wordDraftsOf,
  wordErrors,
  type WordDraft,
} from "./status-words-draft.ts";
import { WordFields } from "./word-fields.tsx";

/** The most that the api takes. */
const MOST = 200;

/** What the words of a network stand for, before those that everybody uses. */
export function StatusWordsCard({ workspace }: { readonly workspace: Workspace }) {
  const queryClient = useQueryClient();
  const saving = useMutation({
    mutationFn: (drafts: readonly WordDraft[]) =>
      patchWorkspace({ statusWords: statusWordsOf(drafts) }),
    onSuccess: async () => {
      toast("Status words saved");
      await queryClient.invalidateQueries({ queryKey: meQuery.queryKey });
    },
  });
  const { draft, errors, change, send, settle } = useDraft(
    () => wordDraftsOf(workspace.statusWords),
    saving.error,
    wordErrors,
  );

  function submit(event: FormEvent) {
    event.preventDefault();
    send((words) => saving.mutate(words, { onSuccess: () => settle(words) }));
  }

  return (
    <Card
      title="Status words"
      description="What a network's own words mean, such as “validated” or “chargedback”. Usual ones, such as sale, pending or declined, are known already."
    >
      <form onSubmit={submit} noValidate className="max-w-lg space-y-4">
        <RowList rows={draft} most={MOST} addLabel="Add word" empty={emptyWord} onChange={change}>
          {(word, { index, ...place }) => (
            <WordFields
              key={word.key}
              {...place}
              word={word}
              number={index + 1}
              error={errors[`${index}`]}
            />
          )}
        </RowList>
        <p className="text-sm text-muted">
          Reports that named an unknown word are under Received and can be judged again there.
        </p>
        <FormProblem error={saving.error} />
        <Button type="submit" look="primary" isBusy={saving.isPending}>
          Save words
        </Button>
      </form>
    </Card>
  );
}
