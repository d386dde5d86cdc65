import type { EngineLog } from "../api/engine-log";
import { type BodyPace, defaultPace } from "./body-pace";
import { Gate } from "./gate";
import type { IngestTools } from "./ingest-parts";
import { type Network, systemNetwork } from "./remote/network";
import { RemoteAllowance } from "./remote/remote-allowance";
import { RemotePictures } from "./remote/remote-pictures";
import { type WebhookOptions, Webhooks } from "./webhook/webhooks";

/** Each holds up to 10 MB. */
const inspectedTogether = 8;

export type IngestOptions = Readonly<{
  /** What may be fetched by URL, and be told of uploads, besides the public internet; see RemoteAllowance. */
  urlAllow?: readonly string[];
  /** From asking for a URL to its last byte. */
  fetchDeadlineMs?: number;
  /** Told what became of one-time uploads. */
  webhook?: WebhookOptions & Readonly<{ delaysMs?: readonly number[] }>;
  network?: Network;
  bodyPace?: BodyPace;
}>;

type Surroundings = Readonly<{
  accountId: string;
  /** This service's own address, which it must not be made to fetch from. */
  publicUrl: string;
  clock: () => Date;
  log: EngineLog;
}>;

/** `close` ends what nobody waits for. Throws a TypeError that names a wrong entry of `urlAllow`. */
export const createIngestTools = (
  { urlAllow = [], fetchDeadlineMs, webhook, network = systemNetwork, bodyPace = defaultPace }: IngestOptions,
  { publicUrl, ...surroundings }: Surroundings,
): Readonly<{ tools: IngestTools; close: () => Promise<void> }> => {
  const allowance = new RemoteAllowance(urlAllow, [new URL(publicUrl).hostname]);
  const deadline = fetchDeadlineMs === undefined ? {} : { deadlineMs: fetchDeadlineMs };
  const webhooks = webhook && new Webhooks({ ...webhook, ...surroundings, network, allowance });
  const tools: IngestTools = {
    bodyPace,
    inspectGate: new Gate(inspectedTogether),
    remotePictures: new RemotePictures({ network, allowance, ...deadline }),
    notify: (event) => webhooks?.announce(event),
  };
  return { tools, close: async () => webhooks?.close() };
};
