"use client";

import { Download } from "lucide-react";
import { useMemo } from "react";
import { Button } from "@/components/ui/button";
import { saveFile } from "@/components/ui/save-file";
import { toQrPath, toQrSvg } from "./to-qr-path";
import { signingWords } from "./words";

/** The URL for a camera. Dark on light in both themes: many readers know no other way. */
export function QrCode({ url }: { url: string }) {
  const code = useMemo(() => toQrPath(url), [url]);
  return (
    <div className="flex flex-col items-start gap-2">
      <svg
        role="img"
        aria-label={signingWords.code}
        viewBox={`0 0 ${code.sizeModules} ${code.sizeModules}`}
        shapeRendering="crispEdges"
        className="size-60 max-w-full rounded-md border border-line bg-white"
      >
        <path fill="#000000" d={code.path} />
      </svg>
      <Button
        size="small"
        variant="quiet"
        icon={<Download aria-hidden size={16} />}
        onClick={() => saveFile(signingWords.codeName, new Blob([toQrSvg(code)], { type: "image/svg+xml" }))}
      >
        {signingWords.saveCode}
      </Button>
    </div>
  );
}
