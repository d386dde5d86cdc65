"use client";

import { useId, useState } from "react";
import { NativeSelect } from "@/components/ui/native-select";
import type { Image } from "@/lib/contracts/image";
import { deviceClasses, formatWishes, type Side } from "./compare-settings";
import { ImageDialog } from "./image-dialog";
import { compareWords } from "./words";

type SidePickerProps = {
  name: "A" | "B";
  side: Side;
  /** The one it is a picture of. */
  image: Image;
  onChange: (side: Side) => void;
};

const another = "~another";
const back = "~back";

const toValue = ({ variant, device }: Side): string => (variant === "default" ? `${variant}~${device}` : variant);

const toOptions = ({ variants }: Image): readonly { value: string; label: string }[] =>
  variants.flatMap(({ name }) =>
    name === "default"
      ? deviceClasses.map((device) => ({ value: `${name}~${device}`, label: compareWords.device(name, device) }))
      : [{ value: name, label: name }],
  );

/** What one of the two pictures is: a variant, as a device class where that matters, and in which format. */
export function SidePicker({ name, side, image, onChange }: SidePickerProps) {
  const id = useId();
  const [isChoosing, setChoosing] = useState(false);
  const { imageId, ...withoutImage } = side;
  const choose = (value: string) => {
    if (value === another) return setChoosing(true);
    if (value === back) return onChange(withoutImage);
    const [variant = "default", device] = value.split("~");
    onChange({ ...side, variant, device: deviceClasses.find((each) => each === device) ?? "desktop" });
  };
  const options = toOptions(image);
  return (
    <div
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a fieldset does not shrink with its row
      role="group"
      aria-label={compareWords.side(name)}
      className="flex min-w-0 flex-wrap items-center gap-2"
    >
      <label htmlFor={id} className="grid size-6 place-items-center rounded-sm bg-hover text-[13px] font-semibold">
        <span className="sr-only">{compareWords.side(name)}</span>
        <span aria-hidden>{name}</span>
      </label>
      <NativeSelect id={id} value={toValue(side)} onChange={choose} className="max-w-40 min-w-28">
        <optgroup label={imageId === undefined ? compareWords.thisImage : compareWords.otherNamed(image.filename)}>
          {options.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </optgroup>
        <optgroup label={compareWords.otherImage}>
          <option value={another}>{compareWords.otherImage}</option>
          {imageId === undefined ? null : <option value={back}>{compareWords.backToThis}</option>}
        </optgroup>
      </NativeSelect>
      <label htmlFor={`${id}-format`} className="sr-only">
        {compareWords.formatOf(name)}
      </label>
      <NativeSelect
        id={`${id}-format`}
        value={side.format}
        onChange={(format) => onChange({ ...side, format: formatWishes.find((each) => each === format) ?? "any" })}
        className="max-w-36 min-w-28"
      >
        {formatWishes.map((format) => (
          <option key={format} value={format}>
            {compareWords.formats[format]}
          </option>
        ))}
      </NativeSelect>
      {imageId === undefined ? null : <OtherName filename={image.filename} />}
      {isChoosing ? (
        <ImageDialog
          name={name}
          onChoose={(chosen) => onChange({ ...side, imageId: chosen.id })}
          onClose={() => setChoosing(false)}
        />
      ) : null}
    </div>
  );
}

function OtherName({ filename }: { filename: string }) {
  return (
    <span className="max-w-48 truncate text-[13px] text-muted" title={filename}>
      {compareWords.otherNamed(filename)}
    </span>
  );
}
