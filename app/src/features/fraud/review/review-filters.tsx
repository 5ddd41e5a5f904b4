import { useQuery } from "@tanstack/react-query";
import { FilterX } from "lucide-react";
import { fraudPolicyQuery } from "../../../api/fraud-policy.ts";
import { formatShare } from "../../../format/number.ts";
import {
  LEAST_SCORES,
  REVIEW_ORDERS,
  type ReviewSearch,
} from "../../../search-params/fraud-search.ts";
import { Button } from "../../../ui/button.tsx";
import { ChoiceFilter } from "../../../ui/choice-filter.tsx";
import { SelectField } from "../../../ui/text-field.tsx";
import { SourceFilters } from "../evidence/source-filters.tsx";

type Change = { readonly [Key in keyof ReviewSearch]?: ReviewSearch[Key] | undefined };

type ReviewFiltersProps = {
  readonly search: ReviewSearch;
  readonly onChange: (change: Change) => void;
  readonly onClear: () => void;
};

const SCORES = LEAST_SCORES.map((value) => ({ value, label: `${formatShare(Number(value))} up` }));
const ORDER_WORDS = { score: "Score", money: "Money", time: "Newest" } as const;
const ORDERS = REVIEW_ORDERS.map((value) => ({ value, label: ORDER_WORDS[value] }));
const ACTIONS = [
  { value: "hold", label: "Held" },
  { value: "reject", label: "Rejected" },
  { value: "tag", label: "Marked only" },
] as const;

export function ReviewFilters({ search, onChange, onClear }: ReviewFiltersProps) {
  const policy = useQuery({ ...fraudPolicyQuery(null), staleTime: 60_000 });
  const rules = (policy.data?.rules ?? []).map(({ id, title }) => ({ value: id, label: title }));
  const { decision: _decision, sort, ...filter } = search;
  return (
    <div
      role="search"
      aria-label="Filters"
      className="grid grid-cols-2 items-end gap-2 border-b px-4 py-3 md:grid-cols-[repeat(auto-fill,minmax(9.25rem,1fr))]"
    >
      <SourceFilters filter={filter} onChange={onChange} />
      <ChoiceFilter
        label="Rule"
        choices={rules}
        value={filter.rule}
        onChange={(rule) => onChange({ rule })}
      />
      <ChoiceFilter
        label="Score"
        choices={SCORES}
        value={filter.minScore}
        onChange={(minScore) => onChange({ minScore })}
      />
      <ChoiceFilter
        label="Action"
        choices={ACTIONS}
        value={filter.action}
        onChange={(action) => onChange({ action })}
      />
      <SelectField
        label="Order"
        choices={ORDERS}
        value={sort ?? "score"}
        onChange={(order) => onChange({ sort: order })}
      />
      {Object.keys(filter).length > 0 && (
        <Button look="quiet" onClick={onClear} className="justify-self-start">
          <FilterX aria-hidden className="size-3.5" />
          Clear
        </Button>
      )}
    </div>
  );
}
