export * from "./address.ts";
export { isBotAgent } from "./agent/bot.ts";
export * from "./agent/read-agent.ts";
export * from "./base32.ts";
export * from "./click-event.ts";
export * from "./click-id.ts";
export * from "./click-parameters.ts";
export * from "./conversion-status.ts";
export * from "./entity-id.ts";
export * from "./hmac-sha256.ts";
export * from "./judge-conversion.ts";
export { compilePostback } from "./macros/compile-postback.ts";
export {
  compileTemplate,
  MAX_URL,
  type Template,
  type TemplateOptions,
} from "./macros/compile-template.ts";
export * from "./macros/fill-template.ts";
export * from "./macros/find-macro-problems.ts";
export * from "./macros/macro-list.ts";
export type * from "./macros/macro-values.ts";
export * from "./metrics.ts";
export * from "./money.ts";
export * from "./old-clicks.ts";
export * from "./pack-clicks.ts";
export * from "./payout.ts";
export * from "./postback-parameters.ts";
export * from "./reason.ts";
export * from "./routing/campaign-plan.ts";
export * from "./routing/cap.ts";
export * from "./routing/cap-period.ts";
export { choiceTag } from "./routing/choice.ts";
export * from "./routing/click-facts.ts";
export * from "./routing/connection.ts";
export * from "./routing/decide-click.ts";
export * from "./routing/delivery.ts";
export type { DecisionStep } from "./routing/decision-step.ts";
export * from "./routing/explain.ts";
export * from "./routing/smart-link.ts";
export * from "./routing/validate-delivery.ts";
export * from "./set-hash.ts";
export * from "./text-hash.ts";
export * from "./snapshot.ts";
export * from "./zone.ts";
