import { passesClickId } from "../macros/passes-click-id.ts";
import { UrlField } from "../macros/url-field.tsx";

type DestinationFieldProps = {
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (value: string) => void;
};

export function DestinationField({ value, error, onChange }: DestinationFieldProps) {
  return (
    <UrlField
      label="Destination URL"
      error={error}
      hint={hintFor(value)}
      placeholder="https://shop.example/offer?cid={clickid}"
      value={value}
      onChange={onChange}
    />
  );
}

function hintFor(value: string): string {
  if (value.trim() !== "" && !passesClickId(value)) {
    return "Without {clickid} in it the advertiser has nothing to report a conversion with.";
  }
  return "Where visitors are sent. Pass {clickid} on, so that results can be matched to clicks.";
}
