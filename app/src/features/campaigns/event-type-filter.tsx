import { useQuery } from "@tanstack/react-query";
import { campaignQuery } from "../../api/campaigns.ts";
import { SelectField } from "../../ui/text-field.tsx";

type EventTypeFilterProps = {
  readonly campaignId: string | undefined;
  readonly value: string | undefined;
  readonly error?: string | undefined;
  readonly onChange: (id: string | undefined) => void;
};

/** Only once a campaign is chosen: its event types are its own. */
export function EventTypeFilter({ campaignId, value, error, onChange }: EventTypeFilterProps) {
  const campaign = useQuery({
    ...campaignQuery(campaignId ?? ""),
    enabled: campaignId !== undefined,
  });
  if (campaignId === undefined) return null;
  const choices = (campaign.data?.eventTypes ?? []).map(({ id, name }) => ({
    value: id,
    label: name,
  }));
  return (
    <SelectField
      label="Event"
      error={error}
      choices={[{ value: "", label: "All" }, ...choices]}
      value={value ?? ""}
      onChange={(id) => onChange(id === "" ? undefined : id)}
    />
  );
}
