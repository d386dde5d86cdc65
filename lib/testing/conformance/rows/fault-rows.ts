import type { Row } from "./row";

const remote = "belongs to fetching a picture from another site, which hosted delivery never does";

/** Section 4.10: refusals of the delivery host. */
export const faultRows = {
  "4.10 text form": { words: "ERROR <code>: <message>" },
  "4.10 9401": { words: "400 bad or missing options" },
  "4.10 9402": { words: "cannot fetch, or too large", differs: remote },
  "4.10 9403": { words: "508 loop", differs: remote },
  "4.10 9404": { words: "origin 404", differs: remote },
  "4.10 9406": { words: "403 bad URL (with 9419)", differs: remote },
  "4.10 9407": { words: "523 DNS", differs: remote },
  "4.10 9408": { words: "408 of the origin", differs: remote },
  "4.10 9412": { words: "415 not an image, or SVG against raster" },
  "4.10 9413": { words: "403 too large a size asked for" },
  "4.10 9416": { words: "422 download error", differs: remote },
  "4.10 9420": { words: "415 unsupported format, or a bad redirect", differs: remote },
  "4.10 9421": { words: "400 too many redirects", differs: remote },
  "4.10 9422": { words: "429 free transformations used up (with 9423)", differs: "nothing is billed" },
  "4.10 9424": { words: "400 bad HTTP parameters", differs: remote },
  "4.10 9425": { words: "403 image access denied" },
  "4.10 9426": { words: "403 invalid text in the URL" },
  "4.10 9427": { words: "403 wrong account" },
  "4.10 9429": { words: "403 flexible variants not enabled" },
  "4.10 9430": { words: "binding denied (with 9432)", differs: "the engine runs no Workers" },
  "4.10 9431": { words: "404 not found" },
  "4.10 9504": { words: "failures of an origin (9504 9505 9509 9510 9518 9519)", differs: remote },
  "4.10 9516": {
    words: "a picture that cannot be decoded",
    differs:
      "the engine reads the head of every picture at upload and refuses with 5455 what no decoder knows; damage further in shows at delivery, as 422 with this code",
  },
  "4.10 9520": { words: "415 unsupported format", differs: "refused at upload, as 5455" },
  "4.10 9522": {
    words: "503 busy (with 9527, 9529)",
    differs: "provoking it would harm a shared account; the engine's own tests and fuzz runs count it",
  },
  "4.10 9523": { words: "500 internal", differs: "a fault that can be provoked would be mended instead" },
  "4.10 9525": { words: "a binding's transformer used twice", differs: "the engine runs no Workers" },
  "4.10 9528": { words: "502 aborted", differs: "who aborts sees no answer" },
} as const satisfies Record<string, Row>;
