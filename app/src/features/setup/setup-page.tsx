import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState, type FormEvent } from "react";
import { errorsElsewhere, fieldErrorsOf, NO_ERRORS } from "../../api/field-errors.ts";
import { meQuery, setUp, setupQuery } from "../../api/session.ts";
import { Button } from "../../ui/button.tsx";
import { FormProblem } from "../../ui/problem-notice.tsx";
import { EntrancePage } from "../shell/entrance-page.tsx";
import { emptySetup, setupErrors } from "./setup-draft.ts";
import { SetupFields } from "./setup-fields.tsx";
import { browserTimeZone } from "./time-zones.ts";

/** The first administrator of a fresh installation. */
export function SetupPage({ token }: { readonly token: string }) {
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [draft, setDraft] = useState(() => emptySetup(token, browserTimeZone()));
  const [ownErrors, setOwnErrors] = useState(NO_ERRORS);
  const submission = useMutation({
    mutationFn: setUp,
    onSuccess: async (me) => {
      queryClient.setQueryData(setupQuery.queryKey, { isOpen: false });
      queryClient.setQueryData(meQuery.queryKey, me);
      await navigate({ to: "/" });
    },
  });
  const errors = { ...fieldErrorsOf(submission.error), ...ownErrors };

  function submit(event: FormEvent) {
    event.preventDefault();
    const found = setupErrors(draft);
    setOwnErrors(found);
    if (Object.keys(found).length === 0) submission.mutate(draft);
  }

  return (
    <EntrancePage
      isWide
      title="Set up CleverDrip"
      description="Creates your workspace and its first administrator. This works once."
    >
      <form onSubmit={submit} noValidate className="space-y-4">
        <SetupFields
          draft={draft}
          errors={errors}
          onChange={(change) => setDraft({ ...draft, ...change })}
        />
        <FormProblem
          error={submission.error}
          elsewhere={errorsElsewhere(errors, Object.keys(draft))}
        />
        <Button type="submit" look="primary" className="w-full" isBusy={submission.isPending}>
          Create workspace
        </Button>
      </form>
    </EntrancePage>
  );
}
