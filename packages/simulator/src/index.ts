export { delayMedianMs, type SimulatedConversion } from "./conversions.ts";
export * from "./fraud/index.ts";
export { plainClick } from "./plain-click.ts";
export { publisherProfile, type PublisherProfile } from "./profiles.ts";
export * from "./random.ts";
export {
  traffic,
  type SimulatedClick,
  type SimulatedEventType,
  type SimulatedLink,
  type TrafficEvent,
  type TrafficPlan,
} from "./traffic.ts";
export { clientOf, type Visitor } from "./visitors.ts";
