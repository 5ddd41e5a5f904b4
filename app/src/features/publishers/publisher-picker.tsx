import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { publishersQuery } from "../../api/publishers.ts";
import { Combobox } from "../../ui/combobox/combobox.tsx";
import { usePublisherName } from "./publisher-name.tsx";

type PublisherPickerProps = {
  readonly control: Readonly<Record<string, unknown>>;
  readonly value: string | null;
  readonly placeholder?: string;
  readonly onChange: (id: string | null) => void;
};

const SHOWN = 20;

export function PublisherPicker({
  control,
  value,
  placeholder = "Search publishers",
  onChange,
}: PublisherPickerProps) {
  const [search, setSearch] = useState("");
  const name = usePublisherName(value);
  const found = useInfiniteQuery(
    publishersQuery(search.trim() === "" ? {} : { search: search.trim() }, SHOWN),
  );
  return (
    <Combobox
      control={control}
      value={value === null ? null : { value, label: name ?? value }}
      options={found.data?.pages[0]?.data.map((publisher) => ({
        value: publisher.id,
        label: publisher.name,
        detail: publisher.email,
      }))}
      placeholder={placeholder}
      onSearch={setSearch}
      onChange={onChange}
    />
  );
}
