import type { Delivery } from "@cleverdrip/contract";

type Choice<Value extends string> = {
  readonly value: Value;
  readonly label: string;
  readonly meaning: string;
};

export const MODES: readonly Choice<Delivery["redirectMode"]>[] = [
  { value: "302", label: "302", meaning: "The ordinary redirect: the fastest, for everything." },
  {
    value: "307",
    label: "307",
    meaning: "As 302; what was posted to the link is posted to the destination too.",
  },
  {
    value: "meta",
    label: "Meta refresh",
    meaning: "A page that leads on: slower, for apps that do not follow redirects.",
  },
  {
    value: "script",
    label: "JavaScript",
    meaning: "A page whose script leads on: slower, and only visitors with JavaScript arrive.",
  },
];

export const REFERRER_POLICIES: readonly Choice<Delivery["referrerPolicy"]>[] = [
  { value: "default", label: "As the browser does", meaning: "Nothing is said about it." },
  {
    value: "no-referrer",
    label: "None",
    meaning: "The destination does not learn where visitors come from.",
  },
  { value: "origin", label: "Site only", meaning: "The site's name, without the page." },
  {
    value: "strict-origin",
    label: "Site only, and nothing to http",
    meaning: "As above; nothing where the destination is not encrypted.",
  },
  {
    value: "same-origin",
    label: "Only within one site",
    meaning: "Other sites do not learn where visitors come from.",
  },
  { value: "unsafe-url", label: "The whole address", meaning: "With everything in its query." },
];

/** "302, no referrer, deep links to shop.example". */
export function redirectWords(delivery: Delivery): readonly string[] {
  const { redirectMode, referrerPolicy, deepLinkHosts, appSchemes } = delivery;
  const policy = REFERRER_POLICIES.find(({ value }) => value === referrerPolicy);
  return [
    MODES.find(({ value }) => value === redirectMode)?.label ?? redirectMode,
    ...(referrerPolicy === "default" ? [] : [`Referrer: ${(policy?.label ?? "").toLowerCase()}`]),
    ...(deepLinkHosts.length === 0 ? [] : [`Deep links to ${deepLinkHosts.join(", ")}`]),
    ...(appSchemes.length === 0 ? [] : [`App schemes ${appSchemes.join(", ")}`]),
  ];
}
