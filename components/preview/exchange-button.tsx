"use client";

import { ArrowLeftRight } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { Preview } from "@/lib/client/preview";
import type { Screen } from "./devices";
import { ExchangeDetail } from "./exchange-detail";
import { exchangeWords } from "./exchange-words";

/** Opens what crossed the wire. Absent where the server does not tell it. */
export function ExchangeButton({ device, preview }: { device: Screen; preview: Preview }) {
  const [isOpen, setOpen] = useState(false);
  if (preview.exchange === undefined) return null;
  return (
    <>
      <Button
        size="small"
        variant="quiet"
        className="-ml-2"
        aria-label={exchangeWords.openFor(device.name)}
        icon={<ArrowLeftRight aria-hidden size={14} />}
        onClick={() => setOpen(true)}
      >
        {exchangeWords.open}
      </Button>
      <Dialog size="wide" title={exchangeWords.title(device.name)} isOpen={isOpen} onClose={() => setOpen(false)}>
        <ExchangeDetail exchange={preview.exchange} filename={`${device.id}.${preview.facts.format.split("+")[0]}`} />
      </Dialog>
    </>
  );
}
