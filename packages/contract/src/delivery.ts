import type {
  ClickCap,
  Condition,
  Delivery,
  DuplicatePolicy,
  Routing,
  Schedule,
} from "@cleverdrip/core";
import * as z from "zod";
import { destinationUrl, name, timeMs } from "./fields.ts";

export const conditionField = z.enum([
  "country",
  "region",
  "city",
  "device",
  "os",
  "osVersion",
  "browser",
  "browserVersion",
  "language",
  "isp",
  "asn",
  "connection",
  "referrer",
  "param",
  "ip",
  "schedule",
  "bot",
  "unique",
]);

const minuteOfDay = z.number().int().min(0).max(1_440);
const localDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, "must be a date such as 2026-11-20");

export const schedule: z.ZodType<Schedule> = z.strictObject({
  timezone: z.string().max(64).nullable().default(null),
  weekdays: z.array(z.number().int().min(1).max(7)).max(7).default([]),
  fromMinute: minuteOfDay.default(0),
  toMinute: minuteOfDay.default(0),
  fromDate: localDate.nullable().default(null),
  toDate: localDate.nullable().default(null),
});

/** What a value may look like depends on the field; the api says which value is wrong and why. */
export const condition: z.ZodType<Condition> = z.strictObject({
  field: conditionField,
  isNot: z.boolean().default(false),
  values: z.array(z.string().trim().max(200)).max(200).default([]),
  name: z.string().trim().min(1).max(60).exactOptional(),
  schedule: schedule.exactOptional(),
});

const weight = z.number().int().min(0).max(10_000);

/** `id` is given back as it was to keep a variant's visitors; a new one is left without. */
export const newVariant = z.strictObject({
  id: z.string().max(40).exactOptional(),
  name,
  url: destinationUrl,
  weight: weight.default(100),
  isPaused: z.boolean().default(false),
});

export const newRoute = z.strictObject({
  id: z.string().max(40).exactOptional(),
  name,
  isPaused: z.boolean().default(false),
  weight: weight.default(100),
  match: z.enum(["all", "any"]).default("all"),
  conditions: z.array(condition).max(20).default([]),
  landings: z.array(newVariant).max(20).default([]),
  variants: z.array(newVariant).min(1, "a route needs at least one destination").max(20),
});

export const newRouting = z.strictObject({
  forced: z.array(newRoute).max(20).default([]),
  regularBy: z.enum(["position", "weight"]).default("position"),
  regular: z.array(newRoute).max(50).default([]),
  default: newRoute.nullable().default(null),
});

const variant = z.strictObject({
  id: z.string(),
  name: z.string(),
  url: z.string(),
  weight: z.number().int(),
  isPaused: z.boolean(),
});

const route = z.strictObject({
  id: z.string(),
  name: z.string(),
  isPaused: z.boolean(),
  weight: z.number().int(),
  match: z.enum(["all", "any"]),
  conditions: z.array(condition),
  landings: z.array(variant),
  variants: z.array(variant),
});

export const routing: z.ZodType<Routing> = z.strictObject({
  forced: z.array(route),
  regularBy: z.enum(["position", "weight"]),
  regular: z.array(route),
  default: route.nullable(),
});

export const clickCap: z.ZodType<ClickCap> = z.strictObject({
  scope: z.enum(["campaign", "publisher", "link"]),
  subjectId: z.string().max(40).nullable().default(null),
  period: z.enum(["day", "week", "month", "total"]),
  limit: z.number().int().min(1).max(1_000_000_000),
  isHard: z.boolean().default(false),
});

export const duplicatePolicy: z.ZodType<DuplicatePolicy> = z.strictObject({
  by: z.enum(["cookie", "address", "none"]),
  windowSeconds: z.number().int().min(1).max(86_400),
});

const redirectMode = z.enum(["302", "307", "meta", "script"]);
const referrerPolicy = z.enum([
  "default",
  "no-referrer",
  "origin",
  "strict-origin",
  "same-origin",
  "unsafe-url",
]);

const deepLinkHost = z
  .string()
  .trim()
  .toLowerCase()
  .max(253)
  .regex(/^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/, {
    message: "must be a host name such as shop.example, without scheme or path",
  });

const appScheme = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z][a-z0-9+.-]{1,30}$/, "must be a scheme such as myshop, without colon");

/** Every part left out keeps its default (new campaign) or its value (change). */
export const deliveryPatch = z.strictObject({
  startsAtMs: timeMs.nullable().optional(),
  endsAtMs: timeMs.nullable().optional(),
  targeting: z.array(condition).max(20).optional(),
  routing: newRouting.optional(),
  caps: z.array(clickCap).max(20).optional(),
  redirectMode: redirectMode.optional(),
  referrerPolicy: referrerPolicy.optional(),
  duplicates: duplicatePolicy.optional(),
  uniqueWindowDays: z.number().int().min(1).max(90).optional(),
  deepLinkHosts: z.array(deepLinkHost).max(50).optional(),
  appSchemes: z.array(appScheme).max(20).optional(),
});

export const delivery: z.ZodType<Delivery> = z.strictObject({
  startsAtMs: timeMs.nullable(),
  endsAtMs: timeMs.nullable(),
  targeting: z.array(condition),
  routing,
  caps: z.array(clickCap),
  redirectMode,
  referrerPolicy,
  duplicates: duplicatePolicy,
  uniqueWindowDays: z.number().int(),
  deepLinkHosts: z.array(z.string()),
  appSchemes: z.array(z.string()),
});

export type DeliveryPatch = z.infer<typeof deliveryPatch>;
export type NewRoute = z.infer<typeof newRoute>;
export type NewRouting = z.infer<typeof newRouting>;
export type NewVariant = z.infer<typeof newVariant>;
export type {
  ClickCap,
  Condition,
  ConditionField,
  Delivery,
  DuplicatePolicy,
  Route,
  Routing,
  Schedule,
  Variant,
} from "@cleverdrip/core";
