import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { campaignsQuery } from "../../api/campaigns.ts";
import { Combobox } from "../../ui/combobox/combobox.tsx";
import { useCampaignName } from "./campaign-name.tsx";

type CampaignPickerProps = {
  readonly control: Readonly<Record<string, unknown>>;
  readonly value: string | null;
  readonly placeholder?: string;
  readonly onChange: (id: string | null) => void;
};

const SHOWN = 20;

export function CampaignPicker({
  control,
  value,
  placeholder = "Search campaigns",
  onChange,
}: CampaignPickerProps) {
  const [search, setSearch] = useState("");
  const name = useCampaignName(value);
  const found = useInfiniteQuery(
    campaignsQuery(search.trim() === "" ? {} : { search: search.trim() }, SHOWN),
  );
  return (
    <Combobox
      control={control}
      value={value === null ? null : { value, label: name ?? value }}
      options={found.data?.pages[0]?.data.map((campaign) => ({
        value: campaign.id,
        label: campaign.name,
        ...(campaign.status === "paused" ? { detail: "Paused" } : {}),
      }))}
      placeholder={placeholder}
      onSearch={setSearch}
      onChange={onChange}
    />
  );
}
