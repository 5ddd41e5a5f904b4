import { useQuery } from "@tanstack/react-query";
import { domainsQuery } from "../../api/workspace.ts";
import { SelectField } from "../../ui/text-field.tsx";

type DomainFieldProps = {
  readonly value: string | null;
  readonly error: string | undefined;
  readonly onChange: (id: string | null) => void;
};

/** Absent while the workspace has no domain of its own: there is nothing to choose then. */
export function DomainField({ value, error, onChange }: DomainFieldProps) {
  const domains = useQuery(domainsQuery).data?.data ?? [];
  if (domains.length === 0) return null;
  return (
    <SelectField
      label="Tracking domain"
      error={error}
      choices={[
        { value: "", label: "Default" },
        ...domains.map(({ id, hostname }) => ({ value: id, label: hostname })),
      ]}
      value={value ?? ""}
      onChange={(id) => onChange(id === "" ? null : id)}
    />
  );
}
