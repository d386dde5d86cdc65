"use client";

import { useState, type ReactNode } from "react";

type SmallPictureProps = {
  /** Undefined where there is no picture to ask for. */
  url: string | undefined;
  /** Stands where no picture does. */
  otherwise: ReactNode;
  /** How large it is, as utility classes. */
  className: string;
};

/** A picture that fills a small box of a list, or a sign in its place. */
export function SmallPicture({ url, otherwise, className }: SmallPictureProps) {
  const [failedUrl, setFailedUrl] = useState<string>();
  return (
    <span className={`grid shrink-0 place-items-center overflow-hidden rounded-sm bg-hover text-muted ${className}`}>
      {url === undefined || url === failedUrl ? (
        otherwise
      ) : (
        <img
          src={url}
          alt=""
          loading="lazy"
          decoding="async"
          draggable={false}
          onError={() => setFailedUrl(url)}
          className="size-full object-cover"
        />
      )}
    </span>
  );
}
