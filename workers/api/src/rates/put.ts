import type { NewRate, NewRates } from "@cleverdrip/contract";
import { addDays, parseRate, type ExchangeRate } from "@cleverdrip/core";
import { putRates } from "@cleverdrip/db";
import { invalidField, invalidFields, type FieldError } from "../http/refusal.ts";
import type { WorkspaceContext } from "../workspace/context.ts";

/** Days of pairs in one request. */
const MAX_DAYS = 2_000;

/** Results are converted by them from now on; what was converted before stays as it is. */
export async function storeRates(
  ctx: WorkspaceContext,
  { rates }: NewRates,
): Promise<{ stored: number }> {
  const errors = rates.flatMap((rate, i) => problemsOf(rate, `rates.${i}`));
  if (errors.length > 0) throw invalidFields(errors);
  const days = onePerDay(rates.flatMap((rate, i) => daysOf(rate, `rates.${i}`)));
  if (days.length > MAX_DAYS)
    throw invalidField("rates", `are ${days.length} days; at most ${MAX_DAYS} at once`);
  const audit = ctx.audit({
    action: "rates.put",
    entity: "workspace",
    entityId: ctx.workspaceId,
    before: null,
    after: { rates },
  });
  await putRates(ctx.control, ctx.workspaceId, days, audit);
  return { stored: days.length };
}

function problemsOf({ from, to, day, lastDay, rate }: NewRate, path: string): FieldError[] {
  const errors: FieldError[] = [];
  if (from === to)
    errors.push({ path: `${path}.to`, message: "is the currency that is converted from" });
  if (lastDay !== undefined && lastDay < day)
    errors.push({ path: `${path}.lastDay`, message: "is before the day" });
  if (parseRate(rate) === null)
    errors.push({ path: `${path}.rate`, message: "must be above 0 and at most 9007199" });
  return errors;
}

function daysOf({ from, to, day, lastDay = day, rate }: NewRate, path: string): ExchangeRate[] {
  const ppb = parseRate(rate) ?? 0;
  const days: ExchangeRate[] = [];
  for (let next = day; next <= lastDay; next = addDays(next, 1)) {
    if (days.length === MAX_DAYS)
      throw invalidField(`${path}.lastDay`, `at most ${MAX_DAYS} days at once`);
    days.push({ from, to, day: next, ppb });
  }
  return days;
}

/** Given twice, the later one in the list holds. */
function onePerDay(days: readonly ExchangeRate[]): readonly ExchangeRate[] {
  return [...new Map(days.map((rate) => [`${rate.from}${rate.to}${rate.day}`, rate])).values()];
}
