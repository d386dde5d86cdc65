import { toCountText } from "@/lib/client/figure-words";
import type { KeyUse } from "@/lib/contracts/signing";
import { toTimeWords } from "./time-words";
import { toUrlsWords } from "./words";

/** What the log knows of a key, for a person who thinks of deleting it. */
export const toUseSentences = ({ name, signed, openCount, endlessCount, isWhole }: KeyUse): readonly string[] => {
  const elsewhere = `What was signed elsewhere with ${name} is not known here: programs that hold its value need no leave of this console.`;
  const rest = isWhole ? [] : ["The log holds more than was read, so there may be older ones."];
  if (signed === null) return [`This console signed no URL with ${name}.`, ...rest, elsewhere];
  const span = `${toUrlsWords(signed.count)} signed here since ${toTimeWords(signed.since)}, the latest at ${toTimeWords(signed.latest)}.`;
  const endless =
    endlessCount === 0
      ? ""
      : ` ${toCountText(endlessCount)} of them ${endlessCount === 1 ? "never ends" : "never end"}.`;
  const open =
    openCount === 0
      ? "All of them have ended by themselves."
      : `${toUrlsWords(openCount)} of these ${openCount === 1 ? "is" : "are"} still within the time given.${endless}`;
  return [span, open, ...rest, elsewhere];
};
