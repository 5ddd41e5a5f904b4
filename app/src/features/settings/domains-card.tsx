import type { Domain } from "@cleverdrip/contract";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { CodeXml, Globe, Trash2 } from "lucide-react";
import { useState } from "react";
import { deleteDomain, domainsQuery } from "../../api/workspace.ts";
import { IconButton } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { toast } from "../../ui/toast-store.ts";
import { DomainForm } from "./domain-form.tsx";
import { SnippetDialog } from "./snippet-dialog.tsx";

export function DomainsCard() {
  const domains = useQuery(domainsQuery);
  const [doomed, setDoomed] = useState<Domain | null>(null);
  const [named, setNamed] = useState<Domain | null>(null);
  return (
    <Card
      title="Tracking domains"
      description="Links on your own host name. Also add it to the tracker Worker in Cloudflare: Settings, Domains & Routes."
    >
      <DomainForm />
      <div className="mt-4 border-t">
        {domains.error !== null && (
          <ProblemNotice error={domains.error} onRetry={() => void domains.refetch()} />
        )}
        {domains.isPending && <Skeleton className="mt-3 h-8" />}
        {domains.data?.data.length === 0 && (
          <EmptyState icon={Globe} title="No domain of your own yet">
            Links use the platform's host until you add one, such as go.brand.com.
          </EmptyState>
        )}
        <ul className="divide-y">
          {domains.data?.data.map((domain) => (
            <li key={domain.id} className="flex items-center gap-1 py-1.5">
              <span className="mr-auto font-mono text-sm break-all">{domain.hostname}</span>
              <IconButton label={`Snippet of ${domain.hostname}`} onClick={() => setNamed(domain)}>
                <CodeXml aria-hidden className="size-4" />
              </IconButton>
              <IconButton label={`Delete ${domain.hostname}`} onClick={() => setDoomed(domain)}>
                <Trash2 aria-hidden className="size-4" />
              </IconButton>
            </li>
          ))}
        </ul>
      </div>
      <SnippetDialog domain={named} onClose={() => setNamed(null)} />
      <DeleteDomain domain={doomed} onClose={() => setDoomed(null)} />
    </Card>
  );
}

function DeleteDomain({
  domain,
  onClose,
}: {
  readonly domain: Domain | null;
  readonly onClose: () => void;
}) {
  const queryClient = useQueryClient();
  const deletion = useMutation({
    mutationFn: deleteDomain,
    onSuccess: async () => {
      toast("Domain deleted");
      onClose();
      await queryClient.invalidateQueries({ queryKey: domainsQuery.queryKey });
    },
  });

  function close() {
    deletion.reset();
    onClose();
  }

  return (
    <ConfirmDialog
      isOpen={domain !== null}
      onClose={close}
      onConfirm={() => domain !== null && deletion.mutate(domain.id)}
      title={`Delete ${domain?.hostname ?? ""}?`}
      confirmLabel="Delete domain"
      isBusy={deletion.isPending}
      error={deletion.error}
    >
      Links that use it must be moved to another domain first.
    </ConfirmDialog>
  );
}
