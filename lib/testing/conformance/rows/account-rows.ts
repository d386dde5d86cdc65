import type { Row } from "./row";

/** Section 1: credentials, envelope, codes, rates. */
export const accountRows = {
  "1.1 API token": { words: "Authorization: Bearer, on every call of the API host" },
  "1.1 global key": { words: "X-Auth-Email with X-Auth-Key" },
  "1.2 envelope": { words: "success, errors, messages, result; result is null on failure" },
  "1.3 5400": { words: "400 for a bad request" },
  "1.3 5401": { words: "404 for a variant that does not exist" },
  "1.3 5403": {
    words: "403 when Images is not enabled for the account",
    differs: "the engine always has Images; another account's id gets the authentication error",
  },
  "1.3 5404": { words: "404 for an image or key that does not exist" },
  "1.3 5408": {
    words: "408 when an upload takes too long",
    differs: "a check would have to wait out the limit; the engine's own tests hold it with a shorter one",
  },
  "1.3 5409": { words: "409 for an id in use" },
  "1.3 5413": { words: "413 for a file too large" },
  "1.3 5415": { words: "415 for raw bytes instead of a form" },
  "1.3 5443": { words: "an animation over 100 million pixels is refused" },
  "1.3 5455": { words: "a file that is no picture is refused" },
  "1.3 10000": { words: "403 Authentication error" },
  "1.3 7003": { words: "404 for a path that does not exist" },
  "1.4 rate limits": {
    words: "1200 requests in 5 minutes, then 429 with retry-after",
    differs:
      "off unless set on the engine, and a check would lock a real account for five minutes; kept by the engine's own tests",
  },
} as const satisfies Record<string, Row>;
