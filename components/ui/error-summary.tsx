"use client";

import { useEffect, useRef } from "react";
import { Icon } from "./icon.tsx";

/**
 * What is wrong with a form, on top of it, with a link to each field; it takes the focus when it appears. Field names are
 * the ids of the controls.
 * @param fields message per field, as the server answers it
 * @param labels what each field is called, put before its message
 * @param title the sentence above, where there is more to say than how many places are to be put right
 */
export function ErrorSummary({
  fields = {},
  labels = {},
  title,
}: {
  fields?: Record<string, string>;
  labels?: Readonly<Record<string, string>>;
  title?: string;
}) {
  const box = useRef<HTMLDivElement>(null);
  const places = Object.entries(fields);
  // Keyed by the words: the same answer sent twice takes the focus twice, because each answer is a new object.
  useEffect(() => {
    if (fields) box.current?.focus();
  }, [fields]);

  if (places.length === 0 && !title) return null;
  return (
    <div className="note s-over refused" role="alert" tabIndex={-1} ref={box}>
      <Icon name="over" />
      <div className="grow">
        <h2>{title ?? `Chưa gửi được: còn ${places.length} chỗ cần sửa`}</h2>
        {places.length > 0 && (
          <ul className="grid gap-0.5">
            {places.map(([name, message]) => (
              <li key={name}>
                <a href={`#${name}`}>{labels[name] ? `${labels[name]}: ${lowerFirst(message)}` : message}</a>
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}

const lowerFirst = (words: string) => words.charAt(0).toLocaleLowerCase("vi") + words.slice(1);
