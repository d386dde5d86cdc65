import type { AuditAction, AuditEntry } from "@/lib/db/repositories/audit-repository";
import type { NewImage } from "@/lib/db/repositories/image-row";
import type { NewUpload, UploadIntent } from "@/lib/db/repositories/upload-repository";

/** A ready landscape photograph; say what matters to the test. */
export const buildImage = (given: Partial<NewImage> & { id: string }): NewImage => ({
  filename: `${given.id}.jpg`,
  uploadedAt: "2026-01-02T03:04:05.000Z",
  creator: null,
  sizeBytes: 1000,
  widthPx: 40,
  heightPx: 30,
  format: "jpeg",
  isAnimated: false,
  isPrivate: false,
  alt: "",
  tags: [],
  folder: "",
  sha256: "0".repeat(64),
  thumbhash: "",
  state: "ready",
  focalPoint: null,
  trashedAt: null,
  variants: [{ name: "public", url: `http://delivery.test/hash/${given.id}/public` }],
  meta: {},
  actorId: "ann",
  ...given,
});

export const buildAudit = (imageId: string, action: AuditAction = "image.uploaded"): AuditEntry => ({
  at: "2026-01-02T03:04:05.000Z",
  actorId: "ann",
  action,
  imageId,
  requestId: "request-1",
});

const intent: UploadIntent = {
  filename: "a.jpg",
  sizeBytes: 1000,
  widthPx: 40,
  heightPx: 30,
  format: "jpeg",
  isAnimated: false,
  thumbhash: "",
  alt: "",
  tags: [],
  folder: "",
  creator: null,
  isPrivate: false,
  id: null,
  requestId: "request-1",
};

export const buildUpload = (given: Partial<NewUpload> & { token: string }): NewUpload => ({
  actorId: "ann",
  idempotencyKey: `key-${given.token}`,
  sha256: "0".repeat(64),
  intent,
  startedAt: "2026-01-02T03:04:05.000Z",
  ...given,
});
