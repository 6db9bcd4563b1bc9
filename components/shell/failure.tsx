import { Button, ButtonLink } from "../ui/button.tsx";
import { StatePage } from "./state-page.tsx";

/** What a page shows when drawing it failed: what is safe, what to press, and the code that finds it in the log. */
export function Failure({ error, retry }: { error: unknown; retry: () => void }) {
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : null;
  return (
    <StatePage
      icon="over"
      title="Chưa tải được trang này"
      action={
        <>
          <Button variant="primary" onClick={retry}>
            Tải lại
          </Button>
          <ButtonLink href="/">Về trang đầu</ButtonLink>
        </>
      }
    >
      <p>Máy chủ gặp lỗi khi lập trang. Nội dung đã lưu không bị mất.</p>
      {digest && (
        <p className="meta">
          Mã lỗi <b className="tn">{digest}</b>. Gửi mã này khi cần hỗ trợ.
        </p>
      )}
    </StatePage>
  );
}
