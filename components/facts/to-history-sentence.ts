import type { HistoryItem } from "@/lib/contracts/image-history";

const fieldNames: Readonly<Record<string, string>> = {
  alt: "alternative text",
  tags: "tags",
  folder: "folder",
  focalPoint: "focal point",
};

const times = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });

const toSigned = (detail: HistoryItem["detail"]): string => {
  const variant = typeof detail["variant"] === "string" ? ` of ${detail["variant"]}` : "";
  const key = typeof detail["keyName"] === "string" ? ` with the key ${detail["keyName"]}` : "";
  const end = detail["expiresAt"];
  const isTime = typeof end === "string" && !Number.isNaN(Date.parse(end));
  return `Signed a URL${variant}${key}, ${isTime ? `until ${times.format(new Date(end))}` : "without end"}`;
};

const toUpdated = (detail: HistoryItem["detail"]): string => {
  const fields = Object.keys(detail).map((field) => fieldNames[field] ?? field);
  return fields.length === 0 ? "Changed" : `Changed ${fields.join(", ")}`;
};

const sentences: Readonly<Record<string, (detail: HistoryItem["detail"]) => string>> = {
  "image.uploaded": () => "Uploaded",
  "image.adopted": () => "Found at the delivery host after an upload whose answer was lost",
  "image.updated": toUpdated,
  "image.privacy-changed": (detail) =>
    `Made ${detail["isPrivate"] === true ? "private" : "public"}; it got another image ID and other URLs`,
  "image.trashed": () => "Moved to the trash",
  "image.restored": () => "Restored from the trash",
  "image.purge-requested": (detail) =>
    detail["because"] === "retention" ? "Deleted after its time in the trash" : "Deleted for good",
  "image.url-signed": toSigned,
};

/** What happened, for people. An action that is not known here is told by its own name. */
export const toHistorySentence = ({ action, detail }: Pick<HistoryItem, "action" | "detail">): string =>
  sentences[action]?.(detail) ?? action;
