import { useState } from "react";
import { findCountries } from "../../../format/countries.ts";
import { countryName } from "../../../format/country.ts";
import { ChipList } from "../../../ui/chip-list.tsx";
import { Combobox } from "../../../ui/combobox/combobox.tsx";
import { Field } from "../../../ui/field.tsx";

type CountryFieldProps = {
  readonly values: readonly string[];
  readonly error: string | undefined;
  readonly onChange: (values: readonly string[]) => void;
};

const SHOWN = 50;

/** Countries by name; each is chosen from the list and taken away by its button. */
export function CountryField({ values, error, onChange }: CountryFieldProps) {
  const [search, setSearch] = useState("");
  return (
    <Field label="Country" isLabelHidden error={error}>
      {(control) => (
        <>
          <Combobox
            control={control}
            value={null}
            options={findCountries(search, values).slice(0, SHOWN)}
            placeholder="Add a country"
            onSearch={setSearch}
            onChange={(code) => code !== null && onChange([...values, code])}
          />
          <ChipList
            chips={values.map((value) => ({ value, label: countryName(value) }))}
            onRemove={(removed) => onChange(values.filter((value) => value !== removed))}
          />
        </>
      )}
    </Field>
  );
}
