import type { Pay, Scenario } from "../scenario/scenarios.ts";

/** Halves to even, in whole micros. */
function share(micros: number, ppm: number): number {
  const product = BigInt(micros) * BigInt(ppm);
  const [whole, rest] = [product / 1_000_000n, product % 1_000_000n];
  const isUp = rest > 500_000n || (rest === 500_000n && whole % 2n === 1n);
  return Number(isUp ? whole + 1n : whole);
}

function worth(pay: Pay, saleMicros: number): number {
  return "micros" in pay ? pay.micros : share(saleMicros, pay.ppm);
}

/** What the scenario says that a result is worth to its publisher, and to us. */
export function worthOf(
  { events }: Scenario,
  eventName: string,
  publisherId: string,
  saleMicros: number,
): { readonly payoutMicros: number; readonly revenueMicros: number } {
  const event = events.find(({ name }) => name === eventName);
  if (event === undefined) throw new Error(`no event ${eventName}`);
  const isSecond = publisherId.endsWith("2");
  const pay = isSecond ? (event.payOfSecond ?? event.pay) : event.pay;
  return {
    payoutMicros: worth(pay, saleMicros),
    revenueMicros:
      event.revenuePpm === undefined ? saleMicros : share(saleMicros, event.revenuePpm),
  };
}
