import type { FraudDecide } from "@cleverdrip/contract";

export type Verb = FraudDecide["decision"];

/** The most that the api takes in one decision. */
export const MOST_AT_ONCE = 500;
