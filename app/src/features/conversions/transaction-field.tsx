import { TextField } from "../../ui/text-field.tsx";
import { useSettledText } from "../../ui/use-settled-text.ts";

type TransactionFieldProps = {
  readonly value: string;
  readonly onChange: (txid: string | undefined) => void;
};

/** The whole transaction id: the api matches it exactly. */
export function TransactionField({ value, onChange }: TransactionFieldProps) {
  const [text, setText] = useSettledText(value, (txid) => onChange(txid === "" ? undefined : txid));
  return (
    <TextField label="Transaction id" placeholder="Exact id" value={text} onChange={setText} />
  );
}
