/** Whether the page may be left: asks first while a conclusion is typed that nobody has taken down. */
export function mayLeave(): boolean {
  const typed = document.querySelector<HTMLTextAreaElement>('form[aria-label="Kết luận"] textarea')?.value.trim();
  return !typed || window.confirm("Kết luận đang nhập chưa được ghi và sẽ mất. Vẫn tiếp tục?");
}
