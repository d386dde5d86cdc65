import Link from "next/link";
import type { Image } from "@/lib/contracts/image";
import { CopyButton } from "./copy-button";
import type { Clipboard } from "./use-clipboard";
import { panelWords } from "./words";

/** One address per variant, to open or to copy. */
export function DeliveryUrls({ image, clipboard }: { image: Image; clipboard: Clipboard }) {
  const { variants } = image;
  return (
    <section>
      <h2 className="mb-1 text-[13px] font-semibold">{panelWords.urls}</h2>
      {image.isPrivate ? (
        <p className="mb-1 text-[13px] text-muted">
          {panelWords.needSignature}{" "}
          <Link
            href={`/signing?image=${encodeURIComponent(image.id)}`}
            className="rounded-sm text-accent underline underline-offset-2"
          >
            {panelWords.sign}
          </Link>
        </p>
      ) : null}
      {variants.length === 0 ? <p className="text-[13px] text-muted">{panelWords.noUrls}</p> : null}
      <ul>
        {variants.map(({ name, url }) => (
          <li key={name} className="flex items-center gap-1 border-t border-line py-1.5 first:border-t-0">
            <div className="min-w-0 grow">
              <p className="text-[13px] leading-5 font-medium">{name}</p>
              <a
                href={url}
                target="_blank"
                rel="noreferrer"
                title={url}
                className="block truncate rounded-sm py-0.5 font-mono text-[12px] leading-5 text-muted underline decoration-line underline-offset-2 hover:text-ink hover:decoration-current"
              >
                {url}
              </a>
            </div>
            <CopyButton
              label={panelWords.copyVariant(name)}
              isCopied={clipboard.copiedSubject === panelWords.urlOf(name)}
              onCopy={() => void clipboard.copy(panelWords.urlOf(name), url)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
