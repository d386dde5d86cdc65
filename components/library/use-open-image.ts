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
  /** Moves it to the trash and goes on to the next image. Undefined for who may not. */
  onTrash?: (image: Image) => void;
};

export type OpenImageInput = {
  list: ImageList;
  imageId: string | undefined;
  onSelect: (id: string) => void;
  onClose: () => void;
  trash: ((images: readonly Image[]) => Promise<void>) | undefined;
};

const neighboursOf = (images: readonly Image[], index: number): OpenImage["neighbours"] => {
  const previousId = index > 0 ? images[index - 1]?.id : undefined;
  const nextId = index >= 0 ? images[index + 1]?.id : undefined;
  return { ...(previousId !== undefined && { previousId }), ...(nextId !== undefined && { nextId }) };
};

/** How far the list is read on to find the place of an image that a link opened. */
const soughtImages = 1000;

const mustLoadMore = ({ images, isComplete }: ImageList, imageId: string | undefined, index: number): boolean => {
  if (imageId === undefined || isComplete) return false;
  return index < 0 ? images.length < soughtImages : index >= images.length - 3;
};

/** Undefined while no image is open. Walking towards the end loads more. */
export const useOpenImage = (input: OpenImageInput): OpenImage | undefined => {
  const { list, imageId, onSelect, onClose, trash } = input;
  const { images, loadMore } = list;
  const index = imageId === undefined ? -1 : images.findIndex((image) => image.id === imageId);
  const isMoreWanted = mustLoadMore(list, imageId, index);
  useEffect(() => {
    if (isMoreWanted) loadMore();
  }, [isMoreWanted, loadMore]);
  if (imageId === undefined) return undefined;
  const neighbours = neighboursOf(images, index);
  const onTrash = (image: Image) => {
    const next = neighbours.nextId ?? neighbours.previousId;
    if (next === undefined) onClose();
    else onSelect(next);
    void trash?.([image]);
  };
  return { imageId, neighbours, onSelect, onClose, ...(trash !== undefined && { onTrash }) };
};
