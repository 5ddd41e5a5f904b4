import type { Condition, ConditionField } from "./delivery.ts";
import { isAddressRange } from "./validate-address.ts";
import { scheduleProblems } from "./validate-schedule.ts";
import { isVersionRange } from "./validate-version.ts";

export type DeliveryProblem = { readonly path: string; readonly message: string };

/** How a value has to look, and how to say so; null = any text. */
type Form = { readonly fits: (value: string) => boolean; readonly wanted: string };

/** More of them could keep a redirect busy: what is between two stars is tried at every place. */
const MAX_STARS = 3;

const VERSION: Form = { fits: isVersionRange, wanted: "15, 15.2, 15-17, 15+ or -12" };

const FORMS: Readonly<Partial<Record<ConditionField, Form>>> = {
  country: { fits: pattern(/^[a-z]{2}$/i), wanted: "two letters such as DE" },
  device: {
    fits: pattern(/^(?:desktop|mobile|tablet|tv)$/i),
    wanted: "desktop, mobile, tablet or tv",
  },
  osVersion: VERSION,
  browserVersion: VERSION,
  language: {
    fits: pattern(/^[a-z]{2,3}(?:-[a-z\d]{2,8})*$/i),
    wanted: "a language such as de or de-AT",
  },
  asn: { fits: pattern(/^(?:as)?\d{1,10}$/i), wanted: "a network's number such as AS3320" },
  connection: {
    fits: pattern(/^(?:cellular|fixed|hosting)$/i),
    wanted: "cellular, fixed or hosting",
  },
  ip: {
    fits: isAddressRange,
    wanted: "an address or a network such as 203.0.113.0/24 or 2001:db8::/32",
  },
};

/** Fields that are a question without values. */
const WITHOUT_VALUES: ReadonlySet<ConditionField> = new Set(["schedule", "bot", "unique"]);

export function conditionProblems(
  path: string,
  conditions: readonly Condition[],
): readonly DeliveryProblem[] {
  return conditions.flatMap((condition, i) => [
    ...partProblems(`${path}.${i}`, condition),
    ...condition.values.flatMap((value, j) => {
      const message = valueProblem(condition, value);
      return message === null ? [] : [{ path: `${path}.${i}.values.${j}`, message }];
    }),
  ]);
}

/** The parts a field needs, and those it has no use for. */
function partProblems(
  path: string,
  { field, name, schedule, values }: Condition,
): readonly DeliveryProblem[] {
  const problems: DeliveryProblem[] = [];
  const add = (part: string, message: string) =>
    problems.push({ path: `${path}.${part}`, message });
  if (WITHOUT_VALUES.has(field)) {
    if (values.length > 0) add("values", `${field} is a question without values; leave them out`);
  } else if (values.length === 0 && field !== "param") {
    add("values", `${field} needs at least one value to compare with`);
  }
  if (field === "param" && (name ?? "") === "") {
    add("name", "say which parameter of the link is meant, such as sub1");
  }
  if (field !== "param" && name !== undefined) add("name", "only param has a name; leave it out");
  if (field !== "schedule") {
    if (schedule !== undefined) add("schedule", "only schedule has hours; leave it out");
  } else if (schedule === undefined) {
    add("schedule", "say which days and hours are meant");
  } else {
    for (const { part, message } of scheduleProblems(schedule)) add(`schedule.${part}`, message);
  }
  return problems;
}

function valueProblem({ field }: Condition, value: string): string | null {
  if (WITHOUT_VALUES.has(field)) return null;
  if (value === "") {
    if (field === "referrer" || field === "param") return null;
    return "must not be empty; what is not known of a visitor meets no condition";
  }
  const form = FORMS[field];
  if (form !== undefined) return form.fits(value) ? null : `"${value}" is not ${form.wanted}`;
  return value.split("*").length - 1 > MAX_STARS ? `may have at most ${MAX_STARS} stars` : null;
}

function pattern(regex: RegExp): Form["fits"] {
  return (value) => regex.test(value);
}
