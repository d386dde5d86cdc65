import { type BodyPace, defaultPace } from "./body-pace";
import { Gate } from "./gate";
import type { IngestTools } from "./ingest-parts";
import { type Network, systemNetwork } from "./remote/network";
import { RemotePictures } from "./remote/remote-pictures";

/** Each holds up to 10 MB. */
const inspectedTogether = 8;

export type IngestOptions = Readonly<{
  /** What may be fetched by URL besides the public internet: `host:port`, addresses, CIDR blocks. */
  urlAllow?: readonly string[];
  /** From asking for a URL to its last byte. */
  fetchDeadlineMs?: number;
  network?: Network;
  bodyPace?: BodyPace;
}>;

/** `publicUrl` is this service's own address, which it must not be made to fetch from. */
export const createIngestTools = (
  { urlAllow = [], fetchDeadlineMs, network = systemNetwork, bodyPace = defaultPace }: IngestOptions,
  publicUrl: string,
): IngestTools => ({
  bodyPace,
  inspectGate: new Gate(inspectedTogether),
  remotePictures: new RemotePictures({
    network,
    allow: urlAllow,
    ownNames: [new URL(publicUrl).hostname],
    ...(fetchDeadlineMs === undefined ? {} : { deadlineMs: fetchDeadlineMs }),
  }),
});
