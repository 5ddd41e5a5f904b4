import { useInfiniteQuery } from "@tanstack/react-query";
import { endpointsQuery } from "../../api/endpoints.ts";
import { MOST_ROWS, rowsOf } from "../../api/pages.ts";
import { SelectField } from "../../ui/text-field.tsx";

type EndpointFilterProps = {
  /** "" = all. */
  readonly value: string;
  readonly error?: string | undefined;
  readonly onChange: (id: string) => void;
};

export function EndpointFilter({ value, error, onChange }: EndpointFilterProps) {
  const list = useInfiniteQuery({ ...endpointsQuery({}, MOST_ROWS), staleTime: 60_000 });
  const names = rowsOf(list.data?.pages ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const isUnlisted = value !== "" && !names.some((each) => each.value === value);
  return (
    <SelectField
      label="Endpoint"
      error={error}
      choices={[
        { value: "", label: "All" },
        ...names,
        ...(isUnlisted ? [{ value, label: value }] : []),
      ]}
      value={value}
      onChange={onChange}
    />
  );
}
