import { Trash2, WandSparkles } from "lucide-react";
import { useId } from "react";
import { Button, IconButton } from "../../../ui/button.tsx";
import { Code } from "../../../ui/code.tsx";
import { CopyIconButton } from "../../../ui/copy-button.tsx";
import { FieldNotes } from "../../../ui/field.tsx";
import { newSecret } from "./new-secret.ts";

type SecretValuesProps = {
  readonly label: string;
  readonly noun: string;
  readonly hint: string;
  readonly error: string | undefined;
  readonly values: readonly string[];
  readonly onChange: (values: readonly string[]) => void;
};

/** The most that the api takes. */
const MOST = 5;

/** Made here rather than typed: what people think up is guessed. */
export function SecretValues({ label, noun, hint, error, values, onChange }: SecretValuesProps) {
  const id = useId();
  return (
    <fieldset className="min-w-0" aria-describedby={`${id}-error ${id}-hint`}>
      <legend className="mb-1 text-sm font-medium">{label}</legend>
      {values.length > 0 && (
        <ul className="mb-2 divide-y rounded-md border">
          {values.map((value, index) => (
            <li key={value + index} className="flex items-center gap-1 py-1 pr-1 pl-2.5">
              <Code className="min-w-0 flex-1">{value}</Code>
              <CopyIconButton text={value} what={`${noun} ${index + 1}`} />
              <IconButton
                label={`Remove ${noun} ${index + 1}`}
                onClick={() => onChange(values.toSpliced(index, 1))}
              >
                <Trash2 aria-hidden className="size-3.5" />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
      {values.length < MOST && (
        <Button onClick={() => onChange([...values, newSecret()])}>
          <WandSparkles aria-hidden className="size-3.5" />
          Make a {noun}
        </Button>
      )}
      <FieldNotes id={id} error={error} hint={hint} />
    </fieldset>
  );
}
