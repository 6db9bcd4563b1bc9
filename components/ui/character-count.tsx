"use client";

import { useEffect, useState } from "react";

const NUMBER = new Intl.NumberFormat("vi-VN");

/** "Tối đa 2.000 ký tự" from the server; "Còn 1.874 ký tự" once there is JavaScript and something has been typed. */
export function CharacterCount({ fieldId, limit }: { fieldId: string; limit: number }) {
  const [length, setLength] = useState(0);
  useEffect(() => {
    const field = document.getElementById(fieldId);
    if (!(field instanceof HTMLTextAreaElement)) return;
    const count = () => setLength(field.value.length);
    count();
    field.addEventListener("input", count);
    return () => field.removeEventListener("input", count);
  }, [fieldId]);

  const left = limit - length;
  if (length === 0) return <span className="help count">Tối đa {NUMBER.format(limit)} ký tự</span>;
  return (
    <span className={left < 0 ? "help count over" : "help count"} role={left < 50 ? "status" : undefined}>
      {left < 0 ? `Dài quá ${NUMBER.format(-left)} ký tự` : `Còn ${NUMBER.format(left)} ký tự`}
    </span>
  );
}
