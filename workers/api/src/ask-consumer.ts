import { isMoving } from "@cleverdrip/db";
import { Refusal } from "./http/refusal.ts";

/** Facts are written by the consumer alone. When it does not answer, nothing is claimed to have been done. */
export async function askConsumer<T>(name: string, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (isMoving(error)) throw error;
    console.error({ event: `consumer.${name}-failed`, error: String(error) });
    throw new Refusal(
      "unavailable",
      "the part that writes results does not answer; look whether it was done before you repeat it",
    );
  }
}
