import { FileImage } from "lucide-react";
import { useEffect, useRef, useState } from "react";

/**
 * A file of this machine as a picture that fills its box; a sign in its place where the browser does not draw the
 * format, as most do not draw HEIC. Its object URL lives as long as the element.
 */
export function FilePicture({ file }: { file: File }) {
  const picture = useRef<HTMLImageElement>(null);
  const [isUndrawable, setUndrawable] = useState(false);
  useEffect(() => {
    const url = URL.createObjectURL(file);
    if (picture.current) picture.current.src = url;
    return () => URL.revokeObjectURL(url);
  }, [file]);
  if (isUndrawable)
    return (
      <span className="grid size-full place-items-center bg-surface text-muted">
        <FileImage size={16} />
      </span>
    );
  return (
    <img ref={picture} alt="" decoding="async" onError={() => setUndrawable(true)} className="size-full object-cover" />
  );
}
