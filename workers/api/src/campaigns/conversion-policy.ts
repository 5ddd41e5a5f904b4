import type { ConversionPolicyPatch } from "@cleverdrip/contract";
import { validateConversionPolicy, type ConversionPolicy } from "@cleverdrip/core";
import { readLabels } from "@cleverdrip/db";
import { mayAccess } from "../auth/access.ts";
import { invalidField, invalidFields, type FieldError } from "../http/refusal.ts";
import type { WorkspaceContext } from "../workspace/context.ts";
import { capErrors } from "./delivery.ts";

export const HIDDEN = "(hidden)";

/** The window of clicks that was asked for, by either of its names; undefined where by none. */
export function clickWindowMs(
  daysMs: number | undefined,
  { attribution }: ConversionPolicyPatch,
): number | undefined {
  const windowMs = attribution?.maxWindowMs["click-id"];
  if (daysMs !== undefined && windowMs !== undefined && windowMs !== daysMs)
    throw invalidField("attributionWindowDays", "differs from the policy's window of click ids");
  return windowMs ?? daysMs;
}

/** Throws a refusal that names every field by which results could not be judged. */
export async function requirePolicy(
  ctx: WorkspaceContext,
  campaignId: string | null,
  policy: ConversionPolicy,
): Promise<void> {
  const errors = [
    ...validateConversionPolicy(policy).map(({ path, message }) => ({
      path: `conversionPolicy.${path}`,
      message,
    })),
    ...(await capErrors(ctx, campaignId, "conversionPolicy.caps", policy.caps)),
    ...(await couponErrors(ctx, policy.coupons)),
  ];
  if (errors.length > 0) throw invalidFields(errors);
}

async function couponErrors(
  { control, workspaceId }: WorkspaceContext,
  coupons: ConversionPolicy["coupons"],
): Promise<readonly FieldError[]> {
  if (coupons.length === 0) return [];
  const ids = coupons.map(({ publisherId }) => publisherId);
  const known = await readLabels(control, workspaceId, "publisher", ids);
  return coupons.flatMap(({ publisherId }, i) =>
    known.has(publisherId)
      ? []
      : [
          {
            path: `conversionPolicy.coupons.${i}.publisherId`,
            message: `"${publisherId}" is not a publisher of this workspace`,
          },
        ],
  );
}

/** For roles that may not change a campaign, its tokens and secrets are not to be read either. */
export function shownPolicy(policy: ConversionPolicy, role: string): ConversionPolicy {
  return mayAccess(role, "write") ? policy : withoutSecrets(policy);
}

/** Also for the audit. */
export function withoutSecrets<T extends Partial<ConversionPolicy>>(policy: T): T {
  const { security } = policy;
  if (security === undefined) return policy;
  const tokens = security.tokens.map(() => HIDDEN);
  const secrets = security.secrets.map(() => HIDDEN);
  return { ...policy, security: { ...security, tokens, secrets } };
}
