import type { Campaign, PayoutTermsRow } from "@cleverdrip/contract";
import { useMemo } from "react";
import { RowMenu } from "../../../ui/menu.tsx";
import { DataTable } from "../../../ui/table/data-table.tsx";
import { columnsOf } from "../../../ui/table/table-features.ts";
import { payoutWords } from "../../campaigns/payout-words.ts";
import { PublisherName } from "../../publishers/publisher-name.tsx";
import { campaignPayout } from "./campaign-payout.ts";
import { CLICKS } from "./terms-draft.ts";

const helper = columnsOf<PayoutTermsRow>();

type Choose = (terms: PayoutTermsRow) => void;

type TermsTableProps = {
  readonly campaign: Campaign;
  readonly rows: readonly PayoutTermsRow[] | undefined;
  readonly onEdit: Choose;
  readonly onRemove: Choose;
};

export function TermsTable({ campaign, rows, onEdit, onRemove }: TermsTableProps) {
  const columns = useMemo(
    () => helper.columns([...whoseColumns(campaign), menuColumn(onEdit, onRemove)]),
    [campaign, onEdit, onRemove],
  );
  return (
    <DataTable
      label="Payouts of tiers and publishers"
      columns={columns}
      rows={rows}
      rowId={(row) => row.id}
      empty={
        <p className="border-t px-4 py-4 text-sm text-muted">
          Nobody has terms of their own: every publisher is paid what the event types say.
        </p>
      }
    />
  );
}

function whoseColumns(campaign: Campaign) {
  const nameOf = (id: string) => campaign.eventTypes.find((event) => event.id === id)?.name ?? "–";
  return helper.columns([
    helper.accessor("subject", {
      header: "For",
      cell: ({ row: { original: terms } }) => <Subject terms={terms} />,
    }),
    helper.accessor("eventTypeId", {
      header: "Pays for",
      cell: ({ getValue }) => (
        <span className="break-all">{getValue() === CLICKS ? "Clicks" : nameOf(getValue())}</span>
      ),
    }),
    helper.accessor("payout", {
      header: "Payout",
      meta: { align: "end" },
      cell: ({ row }) => <Payout campaign={campaign} terms={row.original} />,
    }),
  ]);
}

function menuColumn(onEdit: Choose, onRemove: Choose) {
  return helper.display({
    id: "actions",
    header: () => <span className="sr-only">Actions</span>,
    meta: { align: "end" },
    cell: ({ row: { original: terms } }) => (
      <RowMenu
        label={`Actions for the terms of ${terms.subject}`}
        items={[
          { label: "Edit", onSelect: () => onEdit(terms) },
          { label: "Remove", onSelect: () => onRemove(terms) },
        ]}
      />
    ),
  });
}

function Subject({ terms: { scope, subject } }: { readonly terms: PayoutTermsRow }) {
  return (
    <>
      <span className="block font-medium break-words">
        {scope === "publisher" ? <PublisherName id={subject} /> : subject}
      </span>
      <span className="block text-muted">{scope === "publisher" ? "Publisher" : "Tier"}</span>
    </>
  );
}

type PayoutProps = { readonly campaign: Campaign; readonly terms: PayoutTermsRow };

function Payout({ campaign, terms: { eventTypeId, payout } }: PayoutProps) {
  const own = campaignPayout(campaign, eventTypeId);
  return (
    <>
      <strong className="block font-semibold">{payoutWords(payout, campaign.currency)}</strong>
      <span className="block text-muted">
        instead of {own === null ? "nothing" : payoutWords(own, campaign.currency)}
      </span>
    </>
  );
}
