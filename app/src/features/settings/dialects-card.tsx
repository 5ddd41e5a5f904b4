import type { Dialect, Workspace } from "@cleverdrip/contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { errorsElsewhere } from "../../api/field-errors.ts";
import { meQuery } from "../../api/session.ts";
import { patchWorkspace } from "../../api/workspace.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { CheckField } from "../../ui/check-field.tsx";
import { Code } from "../../ui/code.tsx";
import { FormProblem } from "../../ui/problem-notice.tsx";
import { toast } from "../../ui/toast-store.ts";
import { useDraft } from "../../ui/use-draft.ts";
import { DIALECTS } from "./dialects.ts";

/** Click URLs of other systems, so that an old tracking domain can be pointed here. */
export function DialectsCard({ workspace }: { readonly workspace: Workspace }) {
  const queryClient = useQueryClient();
  const saving = useMutation({
    mutationFn: (dialects: readonly Dialect[]) => patchWorkspace({ dialects: [...dialects] }),
    onSuccess: async () => {
      toast("Click URLs saved");
      await queryClient.invalidateQueries({ queryKey: meQuery.queryKey });
    },
  });

  const { draft, errors, change, send, settle } = useDraft<readonly Dialect[]>(
    () => workspace.dialects.toSorted(),
    saving.error,
  );

  function submit(event: FormEvent) {
    event.preventDefault();
    send((chosen) => saving.mutate(chosen, { onSuccess: () => settle(chosen) }));
  }

  return (
    <Card
      title="Click URLs of other systems"
      description="Point an old tracking domain here, and its links go on working: switch on the system they come from, and give each link its old key as an alias."
    >
      <form onSubmit={submit} noValidate className="space-y-3">
        <fieldset className="space-y-3">
          <legend className="sr-only">Systems</legend>
          {DIALECTS.map((dialect) => (
            <DialectSwitch
              key={dialect.value}
              dialect={dialect}
              isOn={draft.includes(dialect.value)}
              onChange={(isOn) => change(switched(draft, dialect.value, isOn))}
            />
          ))}
        </fieldset>
        <FormProblem error={saving.error} elsewhere={errorsElsewhere(errors, [])} />
        <Button type="submit" look="primary" isBusy={saving.isPending}>
          Save click URLs
        </Button>
      </form>
    </Card>
  );
}

type DialectSwitchProps = {
  readonly dialect: (typeof DIALECTS)[number];
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
};

function DialectSwitch({ dialect: { label, shape, alias }, isOn, onChange }: DialectSwitchProps) {
  return (
    <CheckField
      label={label}
      hint={
        <>
          <Code>{shape}</Code>
          <span className="block">
            Alias: <Code>{alias}</Code>
          </span>
        </>
      }
      isChecked={isOn}
      onChange={onChange}
    />
  );
}

function switched(chosen: readonly Dialect[], dialect: Dialect, isOn: boolean): readonly Dialect[] {
  const others = chosen.filter((other) => other !== dialect);
  return isOn ? [...others, dialect].toSorted() : others;
}
