import { runChild } from "@/lib/sandbox/serve";
import { inspectSource } from "./inspect-source";
import { parsePixelJob } from "./pixel-job";
import { renderDerivative } from "./render-derivative";

runChild(async ({ header, body }) => {
  const job = parsePixelJob(header);
  if (job.kind === "inspect") return { header: { facts: await inspectSource(body) } };
  const { bytes, widthPx, heightPx } = await renderDerivative(body, job);
  return { header: { widthPx, heightPx }, body: bytes };
});
