import type { Frame } from "@/lib/sandbox/frame";
import { type Reply, runChild } from "@/lib/sandbox/serve";
import { inspectSource } from "./inspect-source";
import { parsePixelJob, toFilesAnswer } from "./pixel-job";
import { renderDerivative } from "./render-derivative";
import { renderMany } from "./render-many";

const answer = async ({ header, body }: Frame): Promise<Reply> => {
  const job = parsePixelJob(header);
  switch (job.kind) {
    case "inspect":
      return { header: { facts: await inspectSource(body) } };
    case "render": {
      const { bytes, widthPx, heightPx } = await renderDerivative(body, job);
      return { header: { widthPx, heightPx }, body: bytes };
    }
    case "renderMany":
      return toFilesAnswer(await renderMany(body, job));
    default:
      return job satisfies never;
  }
};

runChild(answer);
