"use client";

import { useId, useState } from "react";
import { NativeSelect } from "@/components/ui/native-select";
import type { Image } from "@/lib/contracts/image";
import type { OwnDevice } from "@/lib/contracts/own-device";
import { ImageDialog } from "./image-dialog";
import { formatWishes, type Side, type VariantSide } from "./side";
import { parseSideValue, toImageOptions, toOwnOptions, toSideValue, type SideOption } from "./side-options";
import { compareWords } from "./words";

type SidePickerProps = {
  name: "A" | "B";
  side: Side;
  /** The one it is a picture of. */
  image: Image;
  /** The team's own devices. */
  own: readonly OwnDevice[];
  onChange: (side: Side) => void;
};

const another = "~another";
const back = "~back";

/** What one of the two pictures is: the original or a variant, as a device where that matters, and in which format. */
export function SidePicker({ name, side, image, own, onChange }: SidePickerProps) {
  const id = useId();
  const [isChoosing, setChoosing] = useState(false);
  const { imageId, ...withoutImage } = side;
  const choose = (value: string) => {
    if (value === another) return setChoosing(true);
    if (value === back) return onChange(withoutImage);
    onChange(parseSideValue(value, side));
  };
  const ownOptions = toOwnOptions(image, own);
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
      <NativeSelect id={id} value={toSideValue(side, own)} onChange={choose} className="max-w-40 min-w-28">
        <optgroup label={imageId === undefined ? compareWords.thisImage : compareWords.otherNamed(image.filename)}>
          <Options options={toImageOptions(image)} />
        </optgroup>
        {ownOptions.length === 0 ? null : (
          <optgroup label={compareWords.ownDevices}>
            <Options options={ownOptions} />
          </optgroup>
        )}
        <optgroup label={compareWords.otherImage}>
          <option value={another}>{compareWords.otherImage}</option>
          {imageId === undefined ? null : <option value={back}>{compareWords.backToThis}</option>}
        </optgroup>
      </NativeSelect>
      {side.kind === "original" ? null : (
        <FormatPicker name={name} value={side.format} onChange={(format) => onChange({ ...side, format })} />
      )}
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

function Options({ options }: { options: readonly SideOption[] }) {
  return options.map(({ value, label }) => (
    <option key={value} value={value}>
      {label}
    </option>
  ));
}

type Format = VariantSide["format"];

function FormatPicker(props: { name: string; value: Format; onChange: (format: Format) => void }) {
  const id = useId();
  return (
    <>
      <label htmlFor={id} className="sr-only">
        {compareWords.formatOf(props.name)}
      </label>
      <NativeSelect
        id={id}
        value={props.value}
        onChange={(picked) => props.onChange(formatWishes.find((format) => format === picked) ?? "any")}
        className="max-w-36 min-w-28"
      >
        {formatWishes.map((format) => (
          <option key={format} value={format}>
            {compareWords.formats[format]}
          </option>
        ))}
      </NativeSelect>
    </>
  );
}

function OtherName({ filename }: { filename: string }) {
  return (
    <span className="max-w-48 truncate text-[13px] text-muted" title={filename}>
      {compareWords.otherNamed(filename)}
    </span>
  );
}
