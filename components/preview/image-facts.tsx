import type { ReactNode } from "react";
import type { Image } from "@/lib/contracts/image";
import { CopyButton } from "./copy-button";
import { ImageAccess } from "./image-access";
import { toMeasuredSizeText } from "@/lib/client/figure-words";
import { toFormatWords } from "@/lib/client/format-words";
import { toPixelWords } from "./measured-facts";
import type { Clipboard } from "./use-clipboard";
import { panelWords } from "./words";

const times = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });
const shownHashChars = 12;

/** What the index knows of the original. */
export function ImageFacts({ image, clipboard }: { image: Image; clipboard: Clipboard }) {
  const format = toFormatWords(image.format);
  return (
    <section>
      <h2 className="mb-1 text-[13px] font-semibold">{panelWords.facts}</h2>
      <dl className="text-[13px]">
        <Row name={panelWords.filename}>{image.filename}</Row>
        <Row name={panelWords.size}>{toMeasuredSizeText(image.sizeBytes)}</Row>
        <Row name={panelWords.dimensions}>{toPixelWords(image.widthPx, image.heightPx)}</Row>
        <Row name={panelWords.format}>{image.isAnimated ? panelWords.animated(format) : format}</Row>
        <Row name={panelWords.uploaded}>
          <time dateTime={image.uploadedAt}>{times.format(new Date(image.uploadedAt))}</time>
        </Row>
        <Row name={panelWords.access}>
          <ImageAccess image={image} />
        </Row>
        <CopyRow name={panelWords.id} text={image.id} clipboard={clipboard} />
        <CopyRow name={panelWords.sha256} text={image.sha256} shownChars={shownHashChars} clipboard={clipboard} />
      </dl>
    </section>
  );
}

function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[88px_minmax(0,1fr)] items-center gap-2 border-t border-line py-1.5 first:border-t-0">
      <dt className="text-muted">{name}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  );
}

type CopyRowProps = { name: string; text: string; shownChars?: number; clipboard: Clipboard };

function CopyRow({ name, text, shownChars = text.length, clipboard }: CopyRowProps) {
  return (
    <Row name={name}>
      <span className="-my-1 flex items-center justify-between gap-1">
        <code className="truncate font-mono text-[12px]" title={text}>
          {text.slice(0, shownChars)}
        </code>
        <CopyButton
          label={panelWords.copy(name)}
          isCopied={clipboard.copiedSubject === name}
          onCopy={() => void clipboard.copy(name, text)}
        />
      </span>
    </Row>
  );
}
