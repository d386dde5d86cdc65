import type { ImageState } from "@/lib/contracts/image";
import type { DeviceKind } from "@/lib/contracts/device-presets";
import type { Role } from "@/lib/contracts/role";
import type { Generated } from "kysely";

/** 0 or 1: both dialects have integers, only one has booleans. */
type Flag = 0 | 1;

/** Times are RFC 3339 text with milliseconds and Z, so that text order is time order. */
export type ImageTable = {
  seq: Generated<number>;
  /** Breaks ties in every sort. */
  id: string;
  filename: string;
  /** See `toFilenameKey`. */
  filename_key: string;
  uploaded_at: string;
  creator: string | null;
  size_bytes: number;
  width_px: number;
  height_px: number;
  format: string;
  is_animated: Flag;
  is_private: Flag;
  alt: string;
  /** JSON array of text. */
  tags: string;
  folder: string;
  sha256: string;
  thumbhash: string;
  state: ImageState;
  trashed_at: string | null;
  purge_after: string | null;
  /** JSON array of {name, url}. */
  variants: string;
  /** JSON object, without our own mark. */
  meta: string;
  actor_id: string;
  /** Both or neither; 0 to 1. */
  focal_x: number | null;
  focal_y: number | null;
  /** 1: the upstream has not been told yet. */
  focal_pending: Generated<Flag>;
};

export type DeviceTable = {
  seq: Generated<number>;
  id: string;
  name: string;
  kind: DeviceKind;
  width_px: number;
  height_px: number;
  dpr: number;
  user_agent: string;
  accept: string;
};

/** `sending`: under way. `unknown`: the upstream's answer was lost. `done`: `image_id` is set. */
export type UploadState = "sending" | "unknown" | "done";

export type UploadTable = {
  /** Also the mark the upstream keeps, by which a lost upload is found again. */
  token: string;
  actor_id: string;
  idempotency_key: string;
  sha256: string;
  state: UploadState;
  /** JSON: what the index needs to adopt the image after a crash. */
  intent: string;
  image_id: string | null;
  /** Times the bytes were sent. */
  attempts: number;
  started_at: string;
  finished_at: string | null;
  /** Doubles were looked for after more than one attempt. */
  checked_at: string | null;
};

/** A change of privacy that the upstream was asked for and whose end is not known yet. */
export type PrivacyChangeTable = {
  /** The id before the change. */
  image_id: string;
  /** What was asked for. */
  is_private: Flag;
  /** In the image's metadata at the upstream: by it the image is found under its new id. */
  mark: string;
  asked_at: string;
  actor_id: string;
  request_id: string;
};

type AuditTable = {
  seq: Generated<number>;
  at: string;
  actor_id: string;
  action: string;
  image_id: string | null;
  request_id: string;
  /** JSON object. */
  detail: string;
};

type LeaseTable = { name: string; holder: string; expires_at: string };

type SetupTable = {
  id: string;
  token_hash: string;
  created_at: string;
  expires_at: string | null;
  used_at: string | null;
};

/** better-auth's own tables keep its column names. It writes dates as RFC 3339 text and booleans as 0 or 1. */
type UserTable = {
  id: string;
  name: string;
  email: string;
  emailVerified: Flag;
  image: string | null;
  createdAt: string;
  updatedAt: string;
  role: Generated<Role>;
  disabledAt: string | null;
};

type SessionTable = {
  id: string;
  userId: string;
  token: string;
  expiresAt: string;
  ipAddress: string | null;
  userAgent: string | null;
  createdAt: string;
  updatedAt: string;
};

type AccountTable = {
  id: string;
  accountId: string;
  providerId: string;
  userId: string;
  accessToken: string | null;
  refreshToken: string | null;
  idToken: string | null;
  accessTokenExpiresAt: string | null;
  refreshTokenExpiresAt: string | null;
  scope: string | null;
  password: string | null;
  createdAt: string;
  updatedAt: string;
};

type VerificationTable = {
  id: string;
  identifier: string;
  value: string;
  expiresAt: string;
  createdAt: string;
  updatedAt: string;
};

/** Every table of the index. */
export type IndexSchema = {
  image: ImageTable;
  upload: UploadTable;
  privacy_change: PrivacyChangeTable;
  audit: AuditTable;
  lease: LeaseTable;
  setup: SetupTable;
  device: DeviceTable;
  user: UserTable;
  session: SessionTable;
  account: AccountTable;
  verification: VerificationTable;
};
