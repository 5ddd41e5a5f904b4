import { entityId } from "@cleverdrip/core";
import { ownersOfLetter, writeAudit } from "@cleverdrip/db";
import { mayAccess } from "../auth/access.ts";
import type { Facts } from "../consumer.ts";
import type { Services } from "../services.ts";
import type { AuditedChange, WorkspaceContext } from "../workspace/context.ts";

type Discarded = Pick<AuditedChange, "before" | "after">;

/** Whose letters are asked for, and by whom. */
export type LetterReader = {
  /** null = the operator: all of them, also those that nobody can read. */
  readonly workspaceId: string | null;
  readonly actor: string;
  /** Bodies have addresses and secrets in them: they are for those who may replay them. */
  readonly seesBodies: boolean;
  readonly letters: D1Database;
  readonly facts: Pick<Facts, "replayDeadLetters" | "readDeadLetter" | "discardDeadLetter">;
  /** Says in the audit that a letter was discarded. */
  readonly audit: (letterId: string, what: Discarded) => Promise<void>;
};

/** All letters are in the first events database, wherever the workspaces are that they belong to. */
export const LETTERS_SHARD = "EVENTS";

const OPERATOR = "operator";
/** Whose audit has what belongs to no workspace. */
const NOBODY = "";

export function operatorReader(services: Services): LetterReader {
  const { eventsShard, facts, control, nowMs, randomBytes } = services;
  const letters = eventsShard(LETTERS_SHARD);
  return {
    workspaceId: null,
    actor: OPERATOR,
    seesBodies: true,
    letters,
    facts,
    audit: async (letterId, what) => {
      const owners = await ownersOfLetter(letters, letterId);
      for (const workspaceId of owners.length === 0 ? [NOBODY] : owners) {
        const atMs = nowMs();
        const id = entityId("aud", atMs, randomBytes(10));
        const by = { id, atMs, actorId: OPERATOR, entityId: letterId };
        await writeAudit(control, workspaceId, { ...DISCARD, ...by, ...what });
      }
    },
  };
}

export function memberReader(
  { eventsShard, facts }: Services,
  { workspaceId, role, user, control, audit }: WorkspaceContext,
): LetterReader {
  return {
    workspaceId,
    actor: user.id,
    seesBodies: mayAccess(role, "write"),
    letters: eventsShard(LETTERS_SHARD),
    facts,
    audit: (entity, what) =>
      writeAudit(control, workspaceId, audit({ ...DISCARD, entityId: entity, ...what })),
  };
}

const DISCARD = { action: "dead-letter.discard", entity: "dead-letter" } as const;
