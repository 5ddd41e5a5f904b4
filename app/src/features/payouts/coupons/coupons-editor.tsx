import { EditorForm } from "../../../ui/editor-form.tsx";
import { RowList } from "../../../ui/row-list.tsx";
import { useDraft } from "../../../ui/use-draft.ts";
import { useWorkspace } from "../../session/use-me.ts";
import type { EditorProps } from "../editor.ts";
import {
  COUPONS_PATH,
  couponDraftOf,
  couponErrors,
  couponOf,
  emptyCoupon,
  type CouponDraft,
} from "./coupon-draft.ts";
import { CouponFields } from "./coupon-fields.tsx";

/** The most that the api takes. */
const MOST = 1_000;
const SHOWN = /^conversionPolicy\.coupons(\.\d+\.(code|publisherId|startsAtMs|endsAtMs))?$/;

export function CouponsEditor({ campaign, isBusy, error, onCancel, onSave }: EditorProps) {
  const { timezone } = useWorkspace();
  const { draft, errors, change, send } = useDraft<readonly CouponDraft[]>(
    () => campaign.conversionPolicy.coupons.map((coupon) => couponDraftOf(coupon, timezone)),
    error,
    couponErrors,
  );
  const submit = () =>
    send((valid) =>
      onSave({ conversionPolicy: { coupons: valid.map((each) => couponOf(each, timezone)) } }),
    );
  return (
    <EditorForm
      isBusy={isBusy}
      error={error}
      errors={errors}
      shows={(path) => SHOWN.test(path)}
      onCancel={onCancel}
      onSubmit={submit}
    >
      <p className="text-sm text-muted">
        A result that names a code is the publisher's whose code it was when it happened, where no
        click stands before it in the attribution. Times are {timezone}.
      </p>
      {errors[COUPONS_PATH] !== undefined && (
        <p className="text-sm text-bad">{errors[COUPONS_PATH]}</p>
      )}
      <RowList rows={draft} most={MOST} addLabel="Add coupon" empty={emptyCoupon} onChange={change}>
        {(coupon, { index, ...place }) => (
          <CouponFields
            key={coupon.key}
            {...place}
            coupon={coupon}
            number={index + 1}
            path={`${COUPONS_PATH}.${index}`}
            errors={errors}
          />
        )}
      </RowList>
    </EditorForm>
  );
}
