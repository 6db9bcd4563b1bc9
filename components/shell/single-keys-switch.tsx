"use client";

import { useEffect, useState } from "react";
import { SINGLE_KEYS_OFF } from "./shortcut-names.ts";

/** Single letters can be switched off: dictation software types them by itself. */
export function SingleKeysSwitch() {
  const [off, setOff] = useState(false);
  useEffect(() => setOff(localStorage.getItem(SINGLE_KEYS_OFF) !== null), []);
  const change = (wanted: boolean) => {
    setOff(wanted);
    if (wanted) localStorage.setItem(SINGLE_KEYS_OFF, "1");
    else localStorage.removeItem(SINGLE_KEYS_OFF);
  };
  return (
    <label className="check">
      <input className="cb" type="checkbox" checked={off} onChange={(event) => change(event.target.checked)} />
      <span>Tắt các phím một chữ cái</span>
    </label>
  );
}
