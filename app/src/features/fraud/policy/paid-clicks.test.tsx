import { render, screen, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { whatIf } from "../../../testing/fraud-samples.ts";
import { WhatIfResult } from "./what-if-result.tsx";

const usd = (micros: number, days: number) => [{ currency: "USD", micros, days }];

test("of paid clicks it says how many days, what is held now and what would be, by publisher", () => {
  const moved = { changed: 2, now: usd(3_000_000, 2), instead: [] };
  const same = { changed: 0, now: usd(1_000_000, 1), instead: usd(1_000_000, 1) };
  const clicks = {
    days: 3,
    changed: 2,
    now: usd(4_000_000, 3),
    instead: usd(1_000_000, 1),
    publishers: [
      { publisherId: "pub_1", publisherName: "Pixel Parade", ...moved },
      { publisherId: "pub_2", publisherName: "Ada", ...same },
    ],
  };
  render(<WhatIfResult answer={whatIf({ clicks })} />);
  expect(
    screen.getByText(
      "No result would be treated otherwise: of 212 results 66 are doubted, each treated as now.",
    ),
  ).toBeDefined();
  const section = within(screen.getByRole("region", { name: "Paid clicks" }));
  expect(
    section.getByText("On 2 of 3 days another part of what clicks earned would be held."),
  ).toBeDefined();
  const rows = within(section.getByRole("table", { name: "Paid clicks, now and then" }));
  expect(rows.getAllByRole("row").map((row) => row.textContent)).toEqual([
    "PublisherHeld, days",
    "All publishersnow $4.00then $1.001",
    "Pixel Paradenow $3.00then –0",
  ]);
});

test("where as much would be held it says so, and without paid clicks nothing", () => {
  const held = { changed: 0, now: usd(1_000_000, 1), instead: usd(1_000_000, 1) };
  const { unmount } = render(
    <WhatIfResult answer={whatIf({ clicks: { days: 1, ...held, publishers: [] } })} />,
  );
  expect(screen.getByText(/^Nothing would change: of 212 results/)).toBeDefined();
  expect(
    screen.getByText("1 day of paid clicks looked at: as much would be held as now."),
  ).toBeDefined();
  expect(screen.getAllByRole("row").at(-1)?.textContent).toBe("All publishers$1.001");
  unmount();
  render(<WhatIfResult answer={whatIf()} />);
  expect(screen.queryByRole("region", { name: "Paid clicks" })).toBeNull();
});
