import { useEffect, useRef } from "react";

/** A file of this machine as a picture that fills its box. Its object URL lives as long as the element. */
export function FilePicture({ file }: { file: File }) {
  const picture = useRef<HTMLImageElement>(null);
  useEffect(() => {
    const url = URL.createObjectURL(file);
    if (picture.current) picture.current.src = url;
    return () => URL.revokeObjectURL(url);
  }, [file]);
  return <img ref={picture} alt="" decoding="async" className="size-full object-cover" />;
}
