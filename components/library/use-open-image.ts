"use client";

import { useEffect } from "react";
import type { Image } from "@/lib/contracts/image";
import type { ImageList } from "./use-image-list";

/** The image that is open above the grid, and the ways on from it. */
export type OpenImage = {
  imageId: string;
  neighbours: { previousId?: string; nextId?: string };
  onSelect: (id: string) => void;
  onClose: () => void;
  onTrash: (id: string) => void;
};

export type OpenImageInput = {
  list: ImageList;
  imageId: string | undefined;
  onSelect: (id: string) => void;
  onClose: () => void;
  trash: (images: readonly Image[]) => Promise<void>;
};

const neighboursOf = (images: readonly Image[], index: number): OpenImage["neighbours"] => {
  const previousId = index > 0 ? images[index - 1]?.id : undefined;
  const nextId = index >= 0 ? images[index + 1]?.id : undefined;
  return { ...(previousId !== undefined && { previousId }), ...(nextId !== undefined && { nextId }) };
};

/** Undefined while no image is open. Walking towards the end loads more. */
export const useOpenImage = (input: OpenImageInput): OpenImage | undefined => {
  const { list, imageId, onSelect, onClose, trash } = input;
  const { images, isComplete, loadMore } = list;
  const index = imageId === undefined ? -1 : images.findIndex((image) => image.id === imageId);
  const isNearEnd = index >= 0 && index >= images.length - 3 && !isComplete;
  useEffect(() => {
    if (isNearEnd) loadMore();
  }, [isNearEnd, loadMore]);
  if (imageId === undefined) return undefined;
  const neighbours = neighboursOf(images, index);
  const onTrash = (id: string) => {
    const image = images.find((each) => each.id === id);
    const next = neighbours.nextId ?? neighbours.previousId;
    if (next === undefined) onClose();
    else onSelect(next);
    if (image !== undefined) void trash([image]);
  };
  return { imageId, neighbours, onSelect, onClose, onTrash };
};
