import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { linksQuery } from "../../api/links.ts";
import { Combobox } from "../../ui/combobox/combobox.tsx";
import { useLinkSlug } from "./link-slug.tsx";

type LinkPickerProps = {
  readonly control: Readonly<Record<string, unknown>>;
  readonly value: string | null;
  readonly placeholder?: string;
  /** Only this publisher's links. */
  readonly publisherId?: string | null;
  readonly onChange: (id: string | null) => void;
};

const SHOWN = 20;

export function LinkPicker({
  control,
  value,
  placeholder = "Search links",
  publisherId = null,
  onChange,
}: LinkPickerProps) {
  const [search, setSearch] = useState("");
  const slug = useLinkSlug(value);
  const found = useInfiniteQuery(
    linksQuery(
      {
        ...(search.trim() === "" ? {} : { search: search.trim() }),
        ...(publisherId === null ? {} : { publisherId }),
      },
      SHOWN,
    ),
  );
  return (
    <Combobox
      control={control}
      value={value === null ? null : { value, label: slug ?? value }}
      options={found.data?.pages[0]?.data.map((link) => ({
        value: link.id,
        label: link.slug,
        detail: `${link.campaignName} · ${link.publisherName}`,
      }))}
      placeholder={placeholder}
      onSearch={setSearch}
      onChange={onChange}
    />
  );
}
