import type { Workspace } from "@cleverdrip/contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import type { FormEvent } from "react";
import type { FieldErrors } from "../../api/field-errors.ts";
import { meQuery } from "../../api/session.ts";
import { patchWorkspace } from "../../api/workspace.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { FormProblem } from "../../ui/problem-notice.tsx";
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
  const { draft, errors, change, send } = useDraft(
    () => wordDraftsOf(workspace.statusWords),
    saving.error,
    wordErrors,
  );

  function submit(event: FormEvent) {
    event.preventDefault();
    send(saving.mutate);
  }

  return (
    <Card
      title="Status words"
      description="What a network's own words mean, such as “validated” or “chargedback”. Usual ones, such as sale, pending or declined, are known already."
    >
      <form onSubmit={submit} noValidate className="max-w-lg space-y-4">
        <WordList words={draft} errors={errors} onChange={change} />
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

type WordListProps = {
  readonly words: readonly WordDraft[];
  readonly errors: FieldErrors;
  readonly onChange: (words: readonly WordDraft[]) => void;
};

function WordList({ words, errors, onChange }: WordListProps) {
  return (
    <>
      <ul className="space-y-2 empty:hidden">
        {words.map((word, index) => (
          <WordFields
            key={word.key}
            word={word}
            number={index + 1}
            error={errors[`${index}`]}
            onChange={(changed) => onChange(words.with(index, changed))}
            onRemove={() => onChange(words.toSpliced(index, 1))}
          />
        ))}
      </ul>
      {words.length < MOST && (
        <Button onClick={() => onChange([...words, emptyWord()])}>
          <Plus aria-hidden className="size-4" />
          Add word
        </Button>
      )}
    </>
  );
}
