import { useInfiniteQuery } from "@tanstack/react-query";
import { useId } from "react";
import { MOST_ROWS, rowsOf } from "../../api/pages.ts";
import { publishersQuery } from "../../api/publishers.ts";
import { TextField } from "../../ui/text-field.tsx";

type TierFieldProps = {
  readonly value: string;
  readonly error: string | undefined;
  readonly hint: string;
  readonly isOptional?: boolean;
  readonly isDisabled?: boolean;
  readonly onChange: (tier: string) => void;
};

/** The name of a group of publishers; those that are in use already are offered. */
export function TierField(props: TierFieldProps) {
  const { value, error, hint, isOptional = false, isDisabled = false, onChange } = props;
  const listId = useId();
  const list = useInfiniteQuery({ ...publishersQuery({}, MOST_ROWS), staleTime: 60_000 });
  const tiers = new Set(rowsOf(list.data?.pages ?? []).map(({ tier }) => tier));
  tiers.delete("");
  return (
    <>
      <TextField
        label="Tier"
        isOptional={isOptional}
        error={error}
        hint={hint}
        maxLength={40}
        disabled={isDisabled}
        list={listId}
        placeholder="Gold"
        value={value}
        onChange={onChange}
      />
      <datalist id={listId}>
        {[...tiers].toSorted().map((tier) => (
          <option key={tier} value={tier} />
        ))}
      </datalist>
    </>
  );
}
