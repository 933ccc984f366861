import { useId, type ReactNode } from 'react';

interface ChoiceProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** Value and text of each. */
  options: readonly (readonly [value: string, text: string])[];
}

/** One of several, by keyboard as well. */
export function Choice({ label, value, onChange, options }: ChoiceProps) {
  return (
    <Labelled label={label}>
      {(id) => (
        <select id={id} value={value} onChange={(event) => onChange(event.target.value)}>
          {options.map(([key, text]) => (
            <option key={key} value={key}>
              {text}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  );
}

export function TextInput({ label, value, onChange, hint }: { label: string; value: string; onChange: (value: string) => void; hint?: string }) {
  return <Labelled label={label}>{(id) => <input id={id} value={value} placeholder={hint} onChange={(event) => onChange(event.target.value)} />}</Labelled>;
}

export function FileInput({ label, onFile }: { label: string; onFile: (file: File | undefined) => void }) {
  return <Labelled label={label}>{(id) => <input id={id} type="file" onChange={(event) => onFile(event.target.files?.[0])} />}</Labelled>;
}

/** The label stands beside its field and not around it: around a choice it would be read out with all options. */
export function Labelled({ label, className = '', children }: { label: string; className?: string; children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <div className={`onb-field ${className}`}>
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  );
}
