import { ButtonLink } from "../ui/button.tsx";
import { StatePage } from "./state-page.tsx";

/** There is nothing here, or nothing that this person may see: the two read the same on purpose. */
export function NotFoundState() {
  return (
    <StatePage
      icon="search"
      title="Không tìm thấy trang này"
      action={
        <>
          <ButtonLink variant="primary" href="/">
            Về trang đầu
          </ButtonLink>
          <ButtonLink href="/tasks">Bảng theo dõi nhiệm vụ</ButtonLink>
        </>
      }
    >
      <p>Địa chỉ có thể đã gõ sai, nội dung đã chuyển chỗ, hoặc không thuộc phạm vi được xem.</p>
    </StatePage>
  );
}
