"use client";

import { QueryClientProvider } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { ToastRegion } from "@/components/ui/toast-region";
import { TooltipLayer } from "@/components/ui/tooltip-layer";
import { createQueryClient } from "@/lib/client/query-client";

/** What every page needs once: the query cache, messages, tooltips. */
export function Providers({ children }: { children: ReactNode }) {
  const [client] = useState(createQueryClient);
  return (
    <QueryClientProvider client={client}>
      {children}
      <ToastRegion />
      <TooltipLayer />
    </QueryClientProvider>
  );
}
