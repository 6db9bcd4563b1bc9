import { type ReactNode, useId } from "react";

/**
 * A native dialog: it holds the focus and gives it back, and Esc closes it. Whatever opens it (showModal) must also
 * lead somewhere without JavaScript; a button in a <form method="dialog"> closes it.
 */
export function Dialog({
  id,
  title,
  actions,
  children,
}: {
  id: string;
  title: ReactNode;
  actions?: ReactNode;
  children?: ReactNode;
}) {
  const titleId = useId();
  return (
    <dialog id={id} className="dlg" aria-labelledby={titleId}>
      <h2 id={titleId}>{title}</h2>
      {children}
      <div className="actions">
        {actions}
        <form method="dialog">
          <button type="submit" className="btn btn-sm">
            Đóng
          </button>
        </form>
      </div>
    </dialog>
  );
}
