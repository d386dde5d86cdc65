import { avif } from "./avif";
import { gif } from "./gif";
import { jpeg } from "./jpeg";
import type { OutputFormat, OutputFormatName } from "./output-format";
import { png } from "./png";
import { webp } from "./webp";

/** Every format that can be delivered, by its name. */
export const formats = { jpeg, webp, avif, png, gif } satisfies Record<OutputFormatName, OutputFormat>;
