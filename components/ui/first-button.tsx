"use client";

import { useEffect, useRef } from "react";
import { Button, type ButtonProps } from "./button";

/**
 * The button that has the focus as its dialog opens. React's `autoFocus` would come too early: a dialog below, which
 * does not know of the new one yet, takes the focus back.
 */
export function FirstButton(props: ButtonProps) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), []);
  return <Button ref={button} {...props} />;
}
