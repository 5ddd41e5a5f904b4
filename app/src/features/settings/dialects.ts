import type { Dialect } from "@cleverdrip/contract";

type DialectInfo = {
  readonly value: Dialect;
  readonly label: string;
  /** Its click URLs as they are printed in other people's systems; capitals are the alias. */
  readonly shape: string;
  /** What a link's alias is made of. */
  readonly alias: string;
};

export const DIALECTS: readonly DialectInfo[] = [
  {
    value: "tune",
    label: "TUNE (HasOffers)",
    shape: "/aff_c?offer_id=OFFER&aff_id=PUBLISHER&aff_sub=…",
    alias: "OFFER/PUBLISHER",
  },
  {
    value: "cake",
    label: "CAKE",
    shape: "/?a=PUBLISHER&c=OFFER&s1=…",
    alias: "OFFER/PUBLISHER",
  },
  {
    value: "everflow",
    label: "Everflow",
    shape: "/PUBLISHER/OFFER/?sub1=…",
    alias: "OFFER/PUBLISHER",
  },
  {
    value: "affise",
    label: "Affise",
    shape: "/click?pid=PUBLISHER&offer_id=OFFER&sub1=…",
    alias: "OFFER/PUBLISHER",
  },
  {
    value: "trackier",
    label: "Trackier",
    shape: "/click?campaign_id=OFFER&pub_id=PUBLISHER&p1=…",
    alias: "OFFER/PUBLISHER",
  },
  { value: "binom", label: "Binom", shape: "/click.php?key=KEY", alias: "KEY" },
  { value: "keitaro", label: "Keitaro", shape: "/KEY?sub_id_1=…", alias: "KEY" },
];
