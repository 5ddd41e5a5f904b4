import type { Condition } from "@cleverdrip/contract";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { fireEvent, render, screen } from "@testing-library/react";
import { userEvent, type UserEvent } from "@testing-library/user-event";
import { useState } from "react";
import { beforeEach, expect, test, vi } from "vitest";
import { meQuery } from "../../../api/session.ts";
import { me } from "../../../testing/samples.ts";
import { stubBrowser } from "../../../testing/stub-browser.ts";
import { ConditionRow } from "./condition-row.tsx";

const condition = (part: Partial<Condition>): Condition => ({
  field: "country",
  isNot: false,
  values: [],
  ...part,
});

beforeEach(stubBrowser);

type Row = { readonly user: UserEvent; readonly latest: () => Condition };

type StatefulRowProps = {
  readonly first: Condition;
  readonly onChange: (condition: Condition) => void;
};

function StatefulRow({ first, onChange }: StatefulRowProps) {
  const [value, setValue] = useState(first);
  return (
    <ConditionRow
      condition={value}
      error={undefined}
      onRemove={vi.fn()}
      onChange={(changed) => {
        setValue(changed);
        onChange(changed);
      }}
    />
  );
}

function showRow(first: Condition): Row {
  let latest = first;
  const client = new QueryClient();
  client.setQueryData(meQuery.queryKey, me());
  render(
    <QueryClientProvider client={client}>
      <StatefulRow first={first} onChange={(changed) => (latest = changed)} />
    </QueryClientProvider>,
  );
  return { user: userEvent.setup(), latest: () => latest };
}

type Case = {
  readonly field: string;
  readonly fill: ({ user }: Row) => Promise<void>;
  readonly expected: Condition;
};

const type =
  (label: string, text: string) =>
  ({ user }: Row) =>
    user.type(screen.getByLabelText(label), text);

/** As a browser's time picker does: whole times only. */
function setClock(label: string, value: string) {
  fireEvent.change(screen.getByLabelText(label), { target: { value } });
}

const CASES: readonly Case[] = [
  {
    field: "Country",
    fill: async ({ user }) => {
      await user.type(screen.getByLabelText("Country"), "germ{Enter}");
      await user.type(screen.getByLabelText("Country"), "AT{Enter}");
    },
    expected: condition({ values: ["DE", "AT"] }),
  },
  {
    field: "Region",
    fill: type("Region", "Bavaria"),
    expected: condition({ field: "region", values: ["Bavaria"] }),
  },
  {
    field: "City",
    fill: type("City", "Munich"),
    expected: condition({ field: "city", values: ["Munich"] }),
  },
  {
    field: "Device",
    fill: ({ user }) => user.click(screen.getByRole("checkbox", { name: "Tablet" })),
    expected: condition({ field: "device", values: ["tablet"] }),
  },
  {
    field: "System",
    fill: ({ user }) => user.click(screen.getByRole("checkbox", { name: "iOS" })),
    expected: condition({ field: "os", values: ["iOS"] }),
  },
  {
    field: "System version",
    fill: type("System version", "15-17"),
    expected: condition({ field: "osVersion", values: ["15-17"] }),
  },
  {
    field: "Browser",
    fill: ({ user }) => user.click(screen.getByRole("checkbox", { name: "Microsoft Edge" })),
    expected: condition({ field: "browser", values: ["Microsoft Edge"] }),
  },
  {
    field: "Browser version",
    fill: type("Browser version", "120+"),
    expected: condition({ field: "browserVersion", values: ["120+"] }),
  },
  {
    field: "Language",
    fill: type("Language", "de, en"),
    expected: condition({ field: "language", values: ["de", "en"] }),
  },
  {
    field: "ISP",
    fill: type("ISP", "Foo, Inc.*"),
    expected: condition({ field: "isp", values: ["Foo, Inc.*"] }),
  },
  {
    field: "Network number",
    fill: type("Network number", "3320"),
    expected: condition({ field: "asn", values: ["3320"] }),
  },
  {
    field: "Connection",
    fill: ({ user }) => user.click(screen.getByRole("checkbox", { name: "Cellular" })),
    expected: condition({ field: "connection", values: ["cellular"] }),
  },
  {
    field: "Referrer",
    fill: async (row) => {
      await type("Referrer", "news.example")(row);
      await row.user.click(screen.getByRole("checkbox", { name: "No referrer at all" }));
    },
    expected: condition({ field: "referrer", values: ["", "news.example"] }),
  },
  {
    field: "Parameter",
    fill: async (row) => {
      await type("Parameter name", "utm_source")(row);
      await type("Parameter values (optional)", "mail")(row);
    },
    expected: condition({ field: "param", name: "utm_source", values: ["mail"] }),
  },
  {
    field: "IP address",
    fill: type("IP address", "192.0.2.0/24 2001:db8::/32"),
    expected: condition({ field: "ip", values: ["192.0.2.0/24", "2001:db8::/32"] }),
  },
  {
    field: "Time",
    fill: async ({ user }) => {
      await user.click(screen.getByRole("checkbox", { name: "Mon" }));
      setClock("From", "09:30");
      setClock("Until", "17:00");
      await user.type(screen.getByLabelText("First day (optional)"), "2026-12-01");
      await user.selectOptions(screen.getByLabelText("Time zone"), "Europe/Berlin");
    },
    expected: condition({
      field: "schedule",
      schedule: {
        timezone: "Europe/Berlin",
        weekdays: [1],
        fromMinute: 570,
        toMinute: 1_020,
        fromDate: "2026-12-01",
        toDate: null,
      },
    }),
  },
  { field: "Bot", fill: async () => undefined, expected: condition({ field: "bot" }) },
  { field: "New visitor", fill: async () => undefined, expected: condition({ field: "unique" }) },
];

test.each(CASES)(
  "a condition on $field has inputs of its own",
  async ({ field, fill, expected }) => {
    const row = showRow(condition({ values: ["FR"] }));
    await row.user.selectOptions(screen.getByLabelText("What is looked at"), field);
    await fill(row);
    await row.user.tab();
    expect(row.latest()).toEqual(expected);
  },
);
