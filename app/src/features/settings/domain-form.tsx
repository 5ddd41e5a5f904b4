import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { fieldErrorsOf } from "../../api/field-errors.ts";
import { createDomain, domainsQuery } from "../../api/workspace.ts";
import { Button } from "../../ui/button.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { toast } from "../../ui/toast-store.ts";
import { useUnsaved } from "../../ui/unsaved.ts";

export function DomainForm() {
  const queryClient = useQueryClient();
  const [hostname, setHostname] = useState("");
  useUnsaved(hostname.trim() !== "");
  const creation = useMutation({
    mutationFn: createDomain,
    onSuccess: async (domain) => {
      toast(`${domain.hostname} added`);
      setHostname("");
      await queryClient.invalidateQueries({ queryKey: domainsQuery.queryKey });
    },
  });
  // The form has one field: whatever is wrong belongs to it.
  const error = fieldErrorsOf(creation.error)["hostname"] ?? creation.error?.message;

  function submit(event: FormEvent) {
    event.preventDefault();
    creation.mutate({ hostname: hostname.trim().toLowerCase() });
  }

  return (
    <form onSubmit={submit} noValidate className="flex max-w-lg items-start gap-2">
      <TextField
        label="Host name"
        isLabelHidden
        error={error}
        className="flex-1"
        inputMode="url"
        autoCapitalize="none"
        spellCheck={false}
        placeholder="go.brand.com"
        value={hostname}
        onChange={setHostname}
      />
      <Button
        type="submit"
        isBusy={creation.isPending}
        disabled={hostname.trim() === ""}
        className="max-sm:h-10"
      >
        Add domain
      </Button>
    </form>
  );
}
