"use client";

import type { HeaderLines, PreviewExchange } from "@/lib/contracts/preview-headers";
import { CopyButton } from "./copy-button";
import { exchangeWords } from "./exchange-words";
import { toCurl } from "./to-curl";
import { useClipboard } from "./use-clipboard";
import { panelWords } from "./words";

/** Question and answer as they went, and the command that asks again. */
export function ExchangeDetail({ exchange, filename }: { exchange: PreviewExchange; filename: string }) {
  const clipboard = useClipboard();
  const curl = toCurl(exchange, filename);
  const { request, response } = exchange;
  return (
    <div className="flex flex-col gap-5">
      <section>
        <div className="flex items-center justify-between gap-2">
          <h3 className="text-[13px] font-semibold">{exchangeWords.curl}</h3>
          <CopyButton
            label={exchangeWords.copyCurl}
            isCopied={clipboard.copiedSubject === exchangeWords.curl}
            onCopy={() => void clipboard.copy(exchangeWords.curl, curl)}
          />
        </div>
        <code className="block max-h-40 overflow-y-auto rounded-md bg-surface p-3 font-mono text-[12px] leading-5 break-all whitespace-pre-wrap select-all">
          {curl}
        </code>
        <output className={clipboard.isRefused ? "mt-1 block text-[13px] text-danger" : "sr-only"}>
          {clipboard.isRefused ? panelWords.copyRefused : ""}
          {clipboard.copiedSubject === undefined ? "" : panelWords.copiedSubject(clipboard.copiedSubject)}
        </output>
      </section>
      <HeaderSection title={exchangeWords.request} first={`${request.method} ${request.url}`} lines={request.headers} />
      <HeaderSection title={exchangeWords.response} first={String(response.status)} lines={response.headers} />
    </div>
  );
}

type HeaderSectionProps = { title: string; first: string; lines: HeaderLines };

function HeaderSection({ title, first, lines }: HeaderSectionProps) {
  return (
    <section>
      <h3 className="mb-1 text-[13px] font-semibold">{title}</h3>
      <p className="pb-1 font-mono text-[12px] leading-5 break-all">{first}</p>
      <dl className="font-mono text-[12px] leading-5">
        {lines.map(([name, value], index) => (
          <div key={`${index}-${name}`} className="grid gap-x-3 border-t border-line py-1 sm:grid-cols-[180px_1fr]">
            <dt className="text-muted">{name}</dt>
            <dd className="min-w-0 break-all">{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
