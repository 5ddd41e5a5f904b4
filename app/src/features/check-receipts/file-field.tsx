import { CircleCheck, FileUp } from "lucide-react";
import { useId, useState, type DragEvent } from "react";
import { classNames } from "../../ui/class-names.ts";

type FileFieldProps = {
  readonly label: string;
  readonly hint: string;
  readonly accept: string;
  readonly isMultiple?: boolean;
  readonly files: readonly File[];
  readonly onFiles: (files: readonly File[]) => void;
};

/** Files that are dropped or chosen. They are read where they are: nothing is uploaded. */
export function FileField({
  label,
  hint,
  accept,
  isMultiple = false,
  files,
  onFiles,
}: FileFieldProps) {
  const hintId = useId();
  const take = (given: readonly File[]) => {
    if (given.length > 0) onFiles(isMultiple ? given : given.slice(0, 1));
  };
  const { isOver, ...dropping } = useDrop(take);
  const Icon = files.length > 0 ? CircleCheck : FileUp;
  return (
    <label
      {...dropping}
      className={classNames(
        "flex cursor-pointer gap-3 rounded-lg border border-dashed p-3 has-focus-visible:outline-2 has-focus-visible:outline-accent",
        isOver ? "border-accent bg-accent-soft" : "border-strong-line",
      )}
    >
      <Icon
        aria-hidden
        className={classNames(
          "mt-0.5 size-5 shrink-0",
          files.length > 0 ? "text-good" : "text-muted",
        )}
      />
      <span className="min-w-0">
        <span className="block text-sm font-medium">{label}</span>
        <span id={hintId} className="block text-sm break-words text-muted">
          {files.length === 0 ? hint : files.map(({ name }) => name).join(", ")}
        </span>
        <input
          type="file"
          aria-label={label}
          aria-describedby={hintId}
          accept={accept}
          multiple={isMultiple}
          className="sr-only"
          onChange={({ target }) => take([...(target.files ?? [])])}
        />
      </span>
    </label>
  );
}

function useDrop(onDrop: (files: readonly File[]) => void) {
  const [isOver, setIsOver] = useState(false);
  return {
    isOver,
    onDragOver: (event: DragEvent) => {
      event.preventDefault();
      setIsOver(true);
    },
    onDragLeave: () => setIsOver(false),
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      setIsOver(false);
      onDrop([...event.dataTransfer.files]);
    },
  };
}
