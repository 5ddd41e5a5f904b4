import type { Condition } from "@cleverdrip/contract";
import { countryName } from "../../../format/country.ts";
import { CONDITION_FIELDS } from "./condition-fields.ts";
import { scheduleWords } from "./schedule-words.ts";

const SHOWN_VALUES = 6;

/** A condition as a person would say it: "Country is Germany or Austria". */
export function conditionWords(condition: Condition): string {
  const { field, isNot } = condition;
  const verb = isNot ? "is not" : "is";
  if (field === "bot") return isNot ? "Is not a bot" : "Is a bot";
  if (field === "unique") return isNot ? "Has been here before" : "Is new here";
  if (field === "schedule") {
    const words = condition.schedule === undefined ? "" : scheduleWords(condition.schedule);
    return `Time ${verb} ${words}`;
  }
  if (field === "param") return parameterWords(condition);
  return `${CONDITION_FIELDS[field].label} ${verb} ${valueWords(condition)}`;
}

export function conditionsWords(
  conditions: readonly Condition[],
  match: "all" | "any",
): readonly string[] {
  return conditions.map((condition, index) => {
    const words = conditionWords(condition);
    return index === 0 ? words : `${match === "all" ? "and" : "or"} ${lowerFirst(words)}`;
  });
}

function parameterWords({ name = "", isNot, values, field }: Condition): string {
  if (values.length === 0) return `Parameter ${name} ${isNot ? "is not given" : "is given"}`;
  return `Parameter ${name} ${isNot ? "is not" : "is"} ${valueWords({ field, values })}`;
}

function valueWords({ field, values }: Pick<Condition, "field" | "values">): string {
  const shown = values.slice(0, SHOWN_VALUES).map((value) => wordFor(field, value));
  const left = values.length - shown.length;
  return [...shown, ...(left > 0 ? [`${left} more`] : [])].join(" or ");
}

function wordFor(field: Condition["field"], value: string): string {
  if (field === "country") return countryName(value);
  if (field === "asn") return `AS${value}`;
  if (field === "referrer" && value === "") return "none";
  const { input } = CONDITION_FIELDS[field];
  if (input.kind !== "choices") return value;
  return input.choices.find((choice) => choice.value === value)?.label ?? value;
}

/** Names written in capitals, such as ISP and IP, stay as they are. */
function lowerFirst(words: string): string {
  return /^[A-Z]{2}/.test(words) ? words : words.charAt(0).toLowerCase() + words.slice(1);
}
