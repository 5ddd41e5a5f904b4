import type { Publisher } from "@cleverdrip/contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { patchPublisher } from "../../api/publishers.ts";
import { parseMoney } from "../../format/money.ts";
import type { LedgerSearch } from "../../search-params/ledger-search.ts";
import { Button } from "../../ui/button.tsx";
import { ProblemNotice } from "../../ui/problem-notice.tsx";
import { toast } from "../../ui/toast-store.ts";
import { thresholdText } from "./payout-terms-draft.ts";
import { TERMS } from "./statement-words.ts";
import { TermsBar } from "./terms-bar.tsx";

export type TermsSearch = Pick<LedgerSearch, "terms" | "threshold">;
export type TermsChange = { readonly [Key in keyof TermsSearch]?: TermsSearch[Key] | undefined };

type PublisherTermsProps = {
  readonly publisher: Publisher;
  readonly search: TermsSearch;
  readonly onSearch: (change: TermsChange) => void;
};

const NO_SEARCH: TermsChange = { terms: undefined, threshold: undefined };

/** The terms that are agreed with a publisher; others are tried out first, and then agreed on. */
export function PublisherTerms({ publisher, search, onSearch }: PublisherTermsProps) {
  const own = thresholdText(publisher.thresholdMicros);
  const terms = search.terms ?? publisher.terms;
  const threshold = search.threshold ?? own;
  const thresholdMicros = parseMoney(threshold) ?? 0;
  const isOther = terms !== publisher.terms || thresholdMicros !== publisher.thresholdMicros;
  return (
    <>
      <TermsBar
        choices={TERMS}
        terms={terms}
        threshold={threshold}
        noThreshold="None"
        onTerms={(value) => onSearch({ terms: value === publisher.terms ? undefined : value })}
        onThreshold={(text) => onSearch({ threshold: searched(text, own) })}
      />
      {isOther && (
        <AgreeOnTerms
          publisher={publisher}
          terms={terms}
          thresholdMicros={thresholdMicros}
          onDone={() => onSearch(NO_SEARCH)}
        />
      )}
    </>
  );
}

/** An empty field stands for no threshold, also where the publisher has one. */
function searched(text: string, own: string): string | undefined {
  if (text === own) return undefined;
  return text === "" ? "0" : text;
}

type AgreeOnTermsProps = Pick<Publisher, "terms" | "thresholdMicros"> & {
  readonly publisher: Publisher;
  readonly onDone: () => void;
};

function AgreeOnTerms({ publisher, terms, thresholdMicros, onDone }: AgreeOnTermsProps) {
  const queryClient = useQueryClient();
  const saving = useMutation({
    mutationFn: () => patchPublisher(publisher.id, { terms, thresholdMicros }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ["publishers"] });
      await queryClient.invalidateQueries({ queryKey: ["ledger"] });
      toast(`Terms of ${publisher.name} saved`);
      onDone();
    },
  });
  return (
    <div className="space-y-2 border-b px-4 py-3 text-sm">
      <p>
        These are not the terms of {publisher.name}. Saved, they count from the period that still
        runs: statements of periods that have ended stay as they are.
      </p>
      <div className="flex flex-wrap gap-2">
        <Button look="primary" isBusy={saving.isPending} onClick={() => saving.mutate()}>
          Save as its terms
        </Button>
        <Button onClick={onDone}>Back to its own</Button>
      </div>
      {saving.error !== null && <ProblemNotice error={saving.error} />}
    </div>
  );
}
